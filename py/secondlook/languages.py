"""Which language a text is in, as far as its small words and letters tell.

The rules read English and Spanish; of a text in another language they find little, and the
page should say so. Honest means shy: a language is named only where several different small
words of it stand close together and those of English and Spanish do not, or where most letters
are of another script. Names, emoji, short texts and a borrowed phrase name none.

Words are in the form of Document: lower case, without accents and apostrophes.
"""

from collections import Counter
from collections.abc import Sequence

from secondlook.terms import Text

OWN = ("en", "es")
"""The languages that the rules read."""

NAMES: dict[str, Text] = {
    "pl": {"en": "Polish", "es": "polaco"},
    "pt": {"en": "Portuguese", "es": "portugués"},
    "fr": {"en": "French", "es": "francés"},
    "it": {"en": "Italian", "es": "italiano"},
    "de": {"en": "German", "es": "alemán"},
    "nl": {"en": "Dutch", "es": "neerlandés"},
    "ht": {"en": "Haitian Creole", "es": "criollo haitiano"},
    "tr": {"en": "Turkish", "es": "turco"},
    "vi": {"en": "Vietnamese", "es": "vietnamita"},
    "sq": {"en": "Albanian", "es": "albanés"},
    "ro": {"en": "Romanian", "es": "rumano"},
    "tl": {"en": "Tagalog", "es": "tagalo"},
    "ru": {"en": "Russian", "es": "ruso"},
    "uk": {"en": "Ukrainian", "es": "ucraniano"},
    "ar": {"en": "Arabic", "es": "árabe"},
    "fa": {"en": "Persian", "es": "persa"},
    "he": {"en": "Hebrew", "es": "hebreo"},
    "el": {"en": "Greek", "es": "griego"},
    "zh": {"en": "Chinese", "es": "chino"},
    "ja": {"en": "Japanese", "es": "japonés"},
    "ko": {"en": "Korean", "es": "coreano"},
    "hi": {"en": "Hindi", "es": "hindi"},
    "bn": {"en": "Bengali", "es": "bengalí"},
    "th": {"en": "Thai", "es": "tailandés"},
}
"""The languages that can be named."""

_SMALL_WORDS = {
    "en": """a about after again all am an and any are as at back be because been before but by can cant come could
        day did didnt do does dont down even every for from get go going good got had has have he her here him his
        how i if im in into is it its just know last like lol make me more much my never new night no not now of off
        on one only or our out over people really said say see she should so some still than that thats the their
        them then there these they this time to today tonight too up us ur very want was we were what when where
        which who why will with work would yall you your""",
    "es": """a al algo alguien asi aqui ahi aunque bien cada como con cosa cuando cual de del desde dia donde dos el
        ella ellos en entre era es esa ese eso esta estaba estan estar este esto estoy fue gente ha hace hacer hasta
        hay hoy la las le les lo los mas me mi mis mucho muy nada ni no noche nos nosotros nunca o otra otro para
        pero porque por pues que quien se sea ser si siempre sin sobre solo son soy su sus tambien tan te tengo
        tiene todo todos tu tus un una uno usted va vamos ver vez voy y ya yo""",
    "pl": """ale bardzo bo by byc byl byla bylo co czy dla do gdzie go i ich ja jak jako je jego jej jest jestem
        juz kiedy kto ktory ktora ktore ma mam mi mnie moj moja moje mozna na nad nam nas nasz nie nic o od on ona
        oraz po pod przed przez przy sa sie sobie tak tam te tego tej ten to tu tylko tym w we wszystko wszyscy z
        za ze zeby dzis dzisiaj dzien wieczorem""",
    "pt": """ao aos ate com como da das de depois do dos e ela ele eles em entao era essa esse esta estao estou eu
        foi fui hoje isso ja la mais mas meu meus minha muito na nao nas nem no nos nossa nosso numa o obrigado os
        ou para pela pelo por porque pra quando que quem se sem ser seu seus sua suas tambem tao tem tenho tudo um
        uma vai voce voces vou""",
    "fr": """ai au aussi aux avec avoir bien ca ce ces cest cette chez comme dans de des dit du elle elles en est et
        etait etre fait faire ici il ils jai je jour jamais la le les leur leurs lui ma mais me meme merci mes mon
        ne nest nous nuit on ont ou par pas peut plus pour quand que quelle qui quil sa sans se ses si son sont
        suis sur ta tout toute tous tres tu un une va vous votre y""",
    "it": """al alla anche ancora allora ci che chi con cosa cosi da dal dalla degli dei del della delle di dove e
        ed era essere fatto gia gli grazie ha hai hanno ho i il in io la le lei loro lui lo ma mai mi mia mio molto
        nei nel nella noi non nostra nostro notte o oggi ogni per perche piu poi prima quando quello questa questo
        se sempre senza si sei siamo sono sta stato sua suo sul sulla ti tra tutti tutto un una uno voi""",
    "de": """aber alle als am an auch auf aus bei bin bis bist da das dass dem den denn der des die dies diese doch
        du ein eine einem einen einer er es etwas fur gegen haben habe hat hatte heute hier ich ihm ihn ihr im immer
        in ins ist ja jetzt kann kein keine mein meine mich mir mit nach nacht nicht nichts noch nur ob oder ohne
        schon sehr sein seine sich sie sind so uber um und uns unser unter vom von vor war waren was weil wenn wer
        wie wieder wir wird wo zu zum zur""",
    "nl": """aan al alles als altijd bij ben daar dan dat de deze die dit door dus een en er ga geen goed had hebben
        heb heeft het hier hij hoe iets ik in is ja je jij kan maar meer met mij mijn moet na naar niet niets nog nu
        of om omdat onder ons onze ook op over te toch toen uit van vandaag veel voor waar waren was wat we weer wel
        werd wie wij worden wordt ze zeer zich zij zijn zo zonder""",
    "ht": """ak anpil ap avek ayiti bay bagay bon chak di denmen fe gen genyen ka kay ki kisa kite kijan konsa ke la
        lapolis li lide lo mande map mwen m nan nou nap pa pale pou poun pouki pral sa se sou tankou te toujou tout
        vle wap we ye yo yon youn jodi moun fanmi mesi lakay aswe""",
    "tr": """ama artik bana ben benim bir biraz biz bizim bu bugun bunu burada cok da daha degil de diye en gece
        gibi gun hala hem hep hepsi her hic icin ile ise iyi kadar ki kim mi mu nasil ne neden nerede o olan olarak
        oldu olsun onlar onu sadece sana sen senin siz sonra su tum var ve veya ya yok yine""",
    "vi": """anh ban bao bay ben bi cac cai can chi cho chung co con cua cung da dang day den di do duoc em gi hay
        hom hon khi khong la lai lam len minh moi mot nam nao nay nen ngay nguoi nha nhieu nhu nhung noi o phai qua
        ra rat roi sau se ta tai thi toi tren trong tu va van vao ve vi viec voi""",
    "sq": """aty ai ajo ata ate besoj cdo ceshte deri dhe dicka do duhet duke e eshte flas gje ishte ja jam jane
        jemi jo juaj kam kane ke kemi kete kjo ky ku kur ma me mire mund na ne nga nje nuk pa pak pas per prej por
        qe qene s sa se sepse shume si sot te tek ti tij tim tyre u une vetem""",
    "ro": """acum al ale am ar are as asta atunci au azi bine ca care ce cel cine cu cum da daca dar de decat din
        doar dupa ea ei el este eu face fara fi fie fost iar il imi in intr la le lui mai mea mele mi mult multe nici
        nimic noi nostru nu o pe pentru pot prin sa sau se si spre sunt te toata toate tot tu un unde unei va voi
        vreau""",
    "tl": """ako ang ano araw ako ay ba bakit bago bawat dahil dapat din dito gabi ganito hanggang hindi ito iyon
        ikaw ka kami kapag kasi kay kaya ko kung lahat lamang lang mga may mayroon mo muna na naman namin nang natin
        ng ngayon ni nila nito niya nyo pa para po rin sa salamat sana si sila siya tayo tulad walang wala yung""",
}

_BLOCKS = (
    ("el", 0x370, 0x3FF),
    ("ru", 0x400, 0x52F),
    ("he", 0x591, 0x5F4),
    ("ar", 0x600, 0x6FF),
    ("ar", 0x750, 0x77F),
    ("ar", 0x870, 0x8FF),
    ("hi", 0x900, 0x97F),
    ("bn", 0x980, 0x9FF),
    ("th", 0xE00, 0xE7F),
    ("ko", 0x1100, 0x11FF),
    ("el", 0x1F00, 0x1FFF),
    ("ja", 0x3040, 0x30FF),
    ("ko", 0x3131, 0x318E),
    ("ja", 0x31F0, 0x31FF),
    ("zh", 0x3400, 0x9FFF),
    ("ko", 0xAC00, 0xD7FF),
    ("zh", 0xF900, 0xFAFF),
    ("he", 0xFB1D, 0xFB4F),
    ("ar", 0xFB50, 0xFDFF),
    ("ar", 0xFE70, 0xFEFE),
    ("zh", 0x20000, 0x3FFFF),
)
"""A language for each block of letters (Blocks.txt of the Unicode Character Database): first and last."""
_KIN = (("uk", "ru", set("іїєґІЇЄҐ")), ("fa", "ar", set("پچژگ")))
"""Languages told from another one of the same script by letters that only they have."""

READ = 300
"""How many words or letters are looked at."""
FEWEST_WORDS, FEWEST_LETTERS = 8, 12
"""Less is too short to tell a language by."""
FEWEST_SMALL_WORDS, SHARE = 5, 0.35
"""How many different small words, and which share of all words, tell a language."""

_WORDS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_OTHERS = {language: words - _WORDS["en"] - _WORDS["es"] for language, words in _WORDS.items() if language not in OWN}


def foreign(text: str, words: Sequence[str]) -> str | None:
    """Give the language of a text that is neither English nor Spanish, or None where that is not plain."""
    return _by_letters(text[: 4 * READ]) or _by_words(words[:READ])


def own(words: Sequence[str], otherwise: str = "en") -> str:
    """Give the language of the two that more words speak for, or the other argument where none does."""
    english, spanish = (sum(word in _WORDS[language] for word in words[:READ]) for language in OWN)
    if english == spanish:
        return otherwise
    return "en" if english > spanish else "es"


def _by_words(words: Sequence[str]) -> str | None:
    if len(words) < FEWEST_WORDS:
        return None
    seen = Counter(words)
    best = max(_OTHERS, key=lambda language: len(seen.keys() & _OTHERS[language]))
    if len(seen.keys() & _OTHERS[best]) < FEWEST_SMALL_WORDS:
        return None
    count, *own_counts = (sum(seen[word] for word in seen.keys() & _WORDS[language]) for language in (best, *OWN))
    return best if count >= SHARE * len(words) and count > max(own_counts) else None


def _by_letters(text: str) -> str | None:
    if text.isascii():
        return None
    letters = [char for char in text if char.isalpha()]
    scripts = Counter(_script(char) for char in letters if not char.isascii())
    if not scripts or len(letters) < FEWEST_LETTERS:
        return None
    if scripts["ja"] and scripts["ja"] + scripts["zh"] > len(letters) / 2:
        return "ja"
    script, count = scripts.most_common(1)[0]
    if not script or count <= len(letters) / 2:
        return None
    return next((other for other, like, own_letters in _KIN if like == script and own_letters & set(text)), script)


def _script(char: str) -> str:
    code = ord(char)
    return next((language for language, first, last in _BLOCKS if first <= code <= last), "")
