"""The lines of a page that are nobody's copy: prompts, share bars, counters, comment boxes."""

from __future__ import annotations

import re
from enum import Enum

from broadsheet.text.clean import fold

LONGEST_CHROME = 80


class Part(Enum):
    """What a line of chrome says about the lines after it."""

    ASIDE = "aside"  # a prompt or a row of tags: the copy above it has ended
    COMMENTS = "comments"  # readers' words follow
    EMPTY = "empty"  # nobody has commented
    CLIPPINGS = "clippings"  # other articles follow
    NOTHING = "nothing"  # one line of furniture, the copy around it goes on


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"^[\W_]*(?:{words})[\W_]*$")


# All of these are met by folded lines: lower case, no accents, plain marks.
_EMPTY = _whole(
    r"(?:no|0) comments?(?: yet)?|be the first to comment|comments (?:are )?(?:closed|off)|"
    r"(?:log|sign) in to (?:comment|join the (?:conversation|discussion))|"
    r"(?:aucun|0) commentaires?|soyez le premier a (?:commenter|reagir)|"
    r"(?:noch )?(?:keine|0) kommentare|(?:sin|0) comentarios|nessun commento|sem comentarios"
)
_COMMENTS = _whole(
    r"(?:(?:\d[\d.,]*|view|show|read|see|load|all|add|write|post|leave)\s+(?:all\s+|the\s+|a\s+|"
    r"more\s+)?(?:\d[\d.,]*\s+)?)?(?:reader )?comments?(?:\s*\(?\d[\d.,]*\)?)?|"
    r"comments? \(\d+\)|(?:leave|post|write|add) a (?:comment|reply)|\d+ (?:replies|responses)|"
    r"\d+ (?:comments?|thoughts?|replies|responses|discussions?) (?:on|to|about) .{1,60}|"
    r"(?:\d+|eine?) (?:kommentare?|antworten?|gedanken?) (?:zu|zum|auf|on) .{1,60}|"
    r"(?:join|start) the (?:conversation|discussion)|have your say|what do you think|"
    r"(?:\d+|tous les|voir les|afficher les)?\s*commentaires?(?:\s*\(?\d+\)?)?|"
    r"(?:laissez|laisser|ajouter|ecrire) un commentaire|reagissez|vos reactions|"
    r"(?:\d+|alle)?\s*(?:leser)?kommentare?(?:\s*\(?\d+\)?)?|"
    r"(?:kommentar schreiben|diskutieren sie mit|leserbriefe|\d+ antworten)|"
    r"(?:\d+|ver)?\s*comentarios?(?:\s*\(?\d+\)?)?|(?:deja|escribe) un comentario|"
    r"\d*\s*commenti?(?:\s*\(?\d+\)?)?|lascia un commento|"
    r"(?:deixe|escreva) um comentario"
)
_CLIPPINGS = _whole(
    r"related(?: (?:articles?|stories|news|coverage|reading|posts?|content))?|"
    r"(?:more|other) (?:stories|articles|news|coverage|reports|on this(?: story)?|like this|"
    r"from (?:other|around the) (?:papers|outlets|sources|web))|(?:full|more) coverage|"
    r"(?:you (?:may|might) also like|recommended(?: for you)?|"
    r"similar (?:articles|stories)|in other papers|also in the news|from the papers|clippings|"
    r"top stories|latest(?: news| stories)?|today's stories|in this (?:issue|edition))|"
    r"(?:articles|sujets|contenus) (?:lies|similaires|associes|connexes)|"
    r"sur le meme sujet|dans la presse|revue de presse|autres articles|"
    r"(?:verwandte|ahnliche|weitere|andere) (?:artikel|beitrage|meldungen|berichte|themen)|"
    r"mehr zum thema|zum thema|pressestimmen|presseschau|aus anderen zeitungen|"
    r"(?:articulos|noticias|notas) relacionad[ao]s|te puede interesar|mas noticias|"
    r"articoli correlati|potrebbe interessarti|artigos relacionados"
)
_ASIDE = _whole(
    r"hash ?tags?|tags|topics|try our ai features|explore what .{1,60} can do for you|"
    r"(?:ask|chat with) (?:our )?ai.{0,40}|ai summary|key takeaways by ai|"
    r"mots[- ]cles|themes?|schlagworter|themen|etiquetas|temas|argomenti|"
    r"(?:follow|find) us(?: on.{0,60})?|download (?:our|the).{0,20} app|"
    r"references|visible links|hidden links|about the authors?|"
    r"end of (?:article|story)|fin de l'article|ende des artikels"
)
_PRESS = re.compile(
    r"\b(?:papers|outlets|sources|around the web|coverage|clippings|presse|"
    r"pressestimmen|presseschau|zeitungen|prensa|stampa|imprensa)\b"
)
_COUNT = r"\d[\d.,]*\s?[km]?"
_NOTHING = _whole(
    rf"(?:{_COUNT}|[a-z])|"
    r"(?:share|tweet|pin|print|save|copy(?: link)?|link copied|e-?mail|bookmark|listen|follow|"
    r"subscribe|like|dislike|reply|report|flag|upvote|downvote|gift|more|close|menu|search|home|"
    r"log ?in|sign ?in|sign ?up|register|back to top|skip to (?:main )?content|load more|show more|"
    r"read more|continue reading|full story|read (?:the )?full (?:story|article)|view original|"
    r"about(?: us)?|contact(?: us)?|help|terms|privacy|careers|cookies|accessibility|advertise|"
    r"open in app|translate|summar(?:y|ise|ize)|text size|a-? a\+?|save for later|add to .{2,20}|"
    r"partager|imprimer|enregistrer|copier le lien|ecouter|s'abonner|suivre|repondre|j'aime|"
    r"lire la suite|teilen|drucken|merken|kopieren|anhoren|abonnieren|folgen|antworten|gefallt mir|"
    r"weiterlesen|vorlesen|compartir|imprimir|guardar|condividi|stampa|salva|leer mas|"
    r"facebook|twitter|x|whatsapp|telegram|reddit|linkedin|pinterest|messenger|bluesky|mastodon|"
    r"threads|instagram|flipboard|pocket|wechat|weibo|line|viber|sms|rss|youtube|tiktok)|"
    r"(?:share|save|send|tweet|print|post|follow) (?:this|on|to|via|by|it|article|story)\b.{0,40}|"
    r"(?:partager|teilen|compartir|condividi) (?:sur|sur x|auf|par|per|via|en|su)\b.{0,30}|"
    rf"{_COUNT} (?:shares?|likes?|views?|reads?|tweets?|reactions?|retweets?|votes?|points?|"
    r"upvotes?|people|readers?|partages?|vues|lectures|mal geteilt|aufrufe|gefallt mir|vistas)|"
    r"(?:shares?|likes?|views?|reads?|votes?|reactions?|partages|vues|aufrufe)\s*:?\s*"
    rf"{_COUNT}|"
    r"\d{1,3}[- ]?(?:min(?:ute)?s?|sec(?:ond)?s?)?[- ](?:read|listen|watch|de lecture|lesezeit)|"
    r"(?:temps de lecture|lesezeit|reading time|lectura)\s*:?\s*\d{1,3} ?min\w*\.?|"
    r"(?:listen to|read) (?:this )?(?:article|story).{0,30}|ecouter (?:cet|l')article|"
    r"artikel anhoren|advertisement|advert|ad|sponsored|promoted|publicite|anzeige|werbung|"
    r"publicidad|pubblicita|"
    r"was this (?:article|story) (?:helpful|useful).{0,10}|rate this (?:article|story)|"
    r"(?:this )?(?:article|story) continues (?:below|after).{0,30}|"
    r"(?:page \d{1,4}(?: (?:of|/) ?\d{1,4})?|\d{1,4} ?/ ?\d{1,4}|seite \d{1,4}|- ?\d{1,4} ?-|"
    r"p\. ?\d{1,4})|continued (?:on|from) page \w{1,4}.{0,20}|suite (?:en )?page \d+|"
    r"fortsetzung (?:auf|von) seite \d+|turn to page \w{1,4}|see page \w{1,4}|"
    r"(?:shared|sent) (?:via|from|with|by) .{2,40}|partage depuis .{2,40}|"
    r"gesendet (?:von|mit) .{2,40}|enviado desde .{2,40}|get the app.{0,40}"
)
_SHARE_WORDS = frozenset(
    "share tweet email e-mail print save copy link facebook twitter x whatsapp telegram reddit "
    "linkedin pinterest messenger bluesky mastodon threads pocket flipboard sms like comment "
    "comments bookmark listen on by via partager imprimer teilen drucken merken".split()
)
_SIGNS = re.compile(r"\s*[|·•]\s*|\s{2,}")
_MENU = re.compile(r"\s[|·•›»>/]\s|\s{2,}|\t")
_SIGN_OFF = re.compile(
    r"^[\W_]*(?:(?:©|\(c\)|copyright)\b.*|all rights reserved.*|tous droits reserves.*|"
    r"alle rechte vorbehalten.*|terms (?:of (?:use|service)|and conditions)\b.*|"
    r"privacy (?:policy|notice)\b.*|cookie (?:policy|settings)\b.*|mentions legales.*|"
    r"impressum\b.*|unsubscribe\b.*|se desabonner\b.*|abmelden\b.*|"
    r"view (?:this (?:e-?mail|newsletter) )?(?:in (?:your )?browser|online).*|"
    r"you (?:are )?receiv(?:e|ed|ing) this\b.*|"
    r"manage (?:your )?(?:preferences|subscription).*|update your preferences.*)$"
)


def part_of(line: str) -> Part | None:
    """Return what a line of chrome is, or None for a line of copy.

    Known in English, French, German, Spanish, Italian and Portuguese, and only when the whole
    line, at most 80 characters of it, is chrome.
    """
    if len(line) > LONGEST_CHROME:
        return None
    plain = fold(line)
    for part, shape in (
        (Part.EMPTY, _EMPTY),
        (Part.COMMENTS, _COMMENTS),
        (Part.CLIPPINGS, _CLIPPINGS),
        (Part.ASIDE, _ASIDE),
        (Part.NOTHING, _NOTHING),
        (Part.ASIDE, _SIGN_OFF),
    ):
        if shape.match(plain):
            return part
    return Part.NOTHING if _is_bar(plain) else None


def _is_bar(plain: str) -> bool:
    """Say whether a line is a row of buttons and counters, or a rule: nothing else stands on it."""
    if not any(map(str.isalpha, plain)):
        return True
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)?", re.sub(rf"\b{_COUNT}\b", " ", plain))
    if len(words) >= 2 and _SHARE_WORDS.issuperset(words):
        return True
    pieces = [piece for piece in _SIGNS.split(plain) if piece]
    return len(pieces) > 1 and all(_NOTHING.match(piece) for piece in pieces)


def tells_of_press(line: str) -> bool:
    """Say whether a heading over clippings says that they are of other papers."""
    return len(line) <= LONGEST_CHROME and _PRESS.search(fold(line)) is not None


def is_menu(line: str) -> bool:
    """Say whether a line is a row of three or more short names: a menu, or the way here."""
    pieces = [piece for piece in _MENU.split(line) if piece.strip()]
    return len(pieces) >= 3 and all(len(piece) <= 24 for piece in pieces)
