#!/bin/sh
# Second Look on Amazon S3: sh s3.sh BUCKET[/PATH], run beside the folder second-look; needs the AWS command line.
# S3 serves plain http by itself: put CloudFront with https before it, or the page is not sealed.
set -eu
target="s3://$1"
put() { # ENDING TYPE
    aws s3 cp second-look "$target" --recursive --exclude '*' --include "*.$1" --content-type "$2" --cache-control no-cache
}
put html 'text/html; charset=utf-8'
put js 'text/javascript; charset=utf-8'
put css 'text/css; charset=utf-8'
put json application/json
put webmanifest application/manifest+json
put svg image/svg+xml
put wasm application/wasm
put mpy application/octet-stream
put bin application/octet-stream
put zip application/zip
