"""The reader: a small language model that gives a second opinion where no phrase tells of a risk.

wordpiece  text -> numbers of word pieces
opinion    draft and situation -> scores of the rules -> findings that ask; needs nothing but a function that scores
base       where the base model lies
graph      the network as an ONNX file
model      the base's weights and our small change to them -> build/reader/model.onnx, one byte a weight
onnx_file  that folder -> a reader for the command line; the page runs the same file with onnxruntime-web
posts      labelled posts -> what the network is shown, in parts that share no voice
train      `make reader`: learns the change, sets the thresholds, writes what it measured
"""
