"""Lines that pages set among their copy and that are none of it: "Read more", "Sign up"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from broadsheet.news.article import Block, BlockKind
from broadsheet.text.bylines import names_in
from broadsheet.text.clean import fold
from broadsheet.text.dates import dateline_of


@dataclass(frozen=True, slots=True)
class Line:
    """A block with the share of it that is links, 0..1."""

    block: Block
    linked: float


# All patterns read folded text: lower case, no accents, plain quotation marks.
_SEE_ALSO = (
    r"read (?:more|also|next|on|this|now|the full|our)|see (?:also|more)|more (?:on|from|about)\b|"
    r"also (?:read|watch)|related(?: articles?| stories| topics?| news| posts?| content|"
    r" reading| links)?|"
    r"recommended(?: for you| articles| reading)?|further reading|you (?:may|"
    r"might) (?:also )?(?:like|be interested|enjoy)|"
    r"don't miss|watch(?: now| more| also)?:|listen(?: now)?:|more stories|keep reading|"
    r"up next|most read|trending|"
    r"lea (?:tambien|mas|ademas|aqui|la nota)|lea:|lee (?:tambien|mas|aqui)|leer (?:tambien|"
    r"mas)|(?:te|le|les|tambien te|"
    r"quiza te|tal vez te|tambien le) (?:puede|podria|recomendamos)(?: interesar)?|"
    r"vea (?:tambien|mas|aqui)|ver (?:tambien|mas)|"
    r"mira(?: tambien| aqui)?:|mira tambien|notas? relacionadas?|noticias relacionadas|"
    r"sigue leyendo|ademas:|contenido relacionado|"
    r"leia (?:tambem|mais)|veja (?:tambem|mais)|saiba mais|confira (?:tambem|mais)|"
    r"(?:a )?lire (?:aussi|egalement|la suite)|a lire|voir aussi|sur le meme (?:sujet|theme)|"
    r"pour aller plus loin|"
    r"lesen sie (?:auch|mehr|hier|dazu|jetzt|weiter)|lies auch|lest auch|mehr (?:zum thema|"
    r"dazu|lesen|themen|infos|informationen|artikel|von|aus|uber)|"
    r"mehr:|auch interessant|(?:das )?konnte (?:sie|dich) (?:auch )?interessieren|weiterlesen|"
    r"zum thema|zum weiterlesen|"
    r"weitere (?:artikel|themen|beitrage|meldungen|nachrichten|infos|informationen|aktuelle|"
    r"links)|passend dazu|"
    r"schon gelesen|siehe auch|ahnliche (?:artikel|beitrage|themen)|das interessiert|"
    r"top-themen|auch auf|"
    r"leggi (?:anche|tutto|di piu)|guarda anche|vedi anche|potrebbe interessarti|"
    r"czytaj (?:tez|takze|wiecej|dalej)|zobacz (?:tez|takze|wiecej)|przeczytaj (?:tez|takze)|"
    r"lees (?:ook|meer|verder)|laes ogsa|les ogsa|las (?:ocksa|mer)|lue (?:myos|lisaa)"
)
_SEE_ALSO_LINE = re.compile(rf"^[\s>»›*+·•|-]*(?:{_SEE_ALSO})(?:\b|(?<=:))")
_SEE_ALSO_HEAD = re.compile(rf"^[\s>»›*+·•|-]*(?:{_SEE_ALSO})(?:[\w\s.&-]{{0,40}})?[:.>»›…?!\s]*$")
_LEAD_IN_LENGTH = 180
# What is asked of the reader, at the head of a sentence: elsewhere somebody may have said it.
_CALLS = re.compile(
    r"(?:^|[.!?:]\s+|^[^.!?]{0,30}[?!:,-]\s+)(?:please |bitte |por favor,? |and |"
    r"y )?(?:sign(?:ing)? up (?:for|to|here|now|today)|subscribe (?:to|now|here|today)|"
    r"subscribing to|"
    r"our (?:free |daily |weekly )?newsletters?|newsletter (?:abonnieren|anmelden|bestellen)|"
    r"zum newsletter|unser(?:en|em)? newsletter|"
    r"follow (?:us|me|\w+ on (?:twitter|facebook|instagram|x)\b)|like us on|join (?:us|our|"
    r"the conversation)|"
    r"(?:download|get) (?:our|the) (?:free )?apps?|share (?:this|on|via)|click here (?:to|for)|"
    r"send us (?:a|your)|get in touch|email us|got a (?:story|tip)|contact us|we want to hear|"
    r"sig(?:uenos|anos|ueme) (?:en|a traves)|suscribe?te|suscribase|unete (?:a|desde|aqui)|"
    r"haz(?:te)? (?:miembro|clic|click)|"
    r"folge(?:n sie)? uns|jetzt (?:abonnieren|anmelden|testen|bestellen|lesen)|"
    r"hier (?:anmelden|abonnieren)|"
    r"melden sie sich|abonnez-vous|inscrivez-vous|suivez-nous|s'abonner|iscriviti|seguici|abbonati|"
    r"inscreva-se|assine|siga-nos|siga o|zapisz sie|zapraszamy (?:tez )?do|subskry\w+|"
    r"canal de (?:telegram|whatsapp|youtube)|whatsapp channel|telegram channel|"
    r"support (?:our|independent|us)|donate|become a (?:member|subscriber|supporter))"
)
_LINKED_CALLS = re.compile(
    r"newsletter|sign(?:ing)? up|subscri|follow us|(?:download|get) the app|abonn|siguenos|"
    r"canal de|donate|membership|anmeld"
)
_CALL_LENGTH = 260
_WHOLE = re.compile(
    r"^[\W_]*(?:advertisement|advertising|anzeige|werbung|publicidad|publicite|pubblicita|"
    r"publicidade|reklama|"
    r"sponsored(?: content)?|promoted|story continues(?: below)?(?: advertisement)?|"
    r"article continues(?: below)?|"
    r"continue reading(?: the main story)?|loading\.*|please wait|share|shares?|teilen|"
    r"compartir|partager|condividi|"
    r"(?:(?:share|save|comment|print|e-?mail|tweet|copy link|whatsapp|facebook|bookmark|partager|"
    r"imprimer|offrir(?: cet article)?|enregistrer|commenter|teilen|drucken|merken|kommentieren|"
    r"compartir|imprimir|guardar|comentar|condividi|stampa|salva)[\W_]*){2,}|"
    r"tweet|e-?mail|print|drucken|imprimir|copy link|link copied|save|comments?|\d+ comments?|"
    r"view comments|leave a comment|"
    r"no comments(?: yet)?|keine kommentare|kommentare?|kommentieren|comentarios|commentaires?|"
    r"post a comment|add a comment|"
    r"tags?:?|topics?:?|themen|schlagworte|schlagworter|stichworte|etiquetas|"
    r"keywords|filed under:?.*|"
    r"\d+ min(?:ute)?s? read|lesezeit:? .*|lesedauer:? .*|reading time:? .*|"
    r"tiempo de lectura:? .*|ten tekst przeczytasz.*|"
    r"(?:all rights reserved|alle rechte vorbehalten|todos los derechos reservados|"
    r"tous droits reserves|"
    r"tutti i diritti riservati|todos os direitos reservados)\b.*|(?:copyright|©|\(c\)) .*|"
    r"material chroniony.*|"
    r"(?:last )?(?:updated|modified)(?: on| at)?:? .{0,40}|letzte (?:anderung|"
    r"aktualisierung).{0,40}|aktualisiert am.{0,40}|"
    r"(?:published|posted|veroffentlicht|publicado|publie)(?: on| am| el| le)?:? .{0,40}|"
    r"bild anzeigen|bild vergrossern|image illustrative|beitragsbild|symbolbild|show image|"
    r"enlarge(?: image)?|"
    r"(?:photo|image|foto|bild|picture|fotos?|credit|fotografia|imagen|zdjecie)(?: credit| by|"
    r" von)?\s?[:/©].{0,120}|"
    r"getty images|shutterstock|istock|"
    r"back to (?:the )?(?:top|home|homepage|front page)|nach oben|zuruck|weiter|"
    r"skip to content|top|ende|"
    r"drucken|merken|bewerten:?|jetzt kommentieren|sharing|subscribe|abonnieren|newsletter|"
    r"(?:kommentare|comments)(?: are| sind)? (?:geschlossen|closed|off|disabled).{0,30}|"
    r"(?:no|noch keine|keine) (?:comments?|kommentare|bewertungen|ratings?).{0,40}|"
    r"(?:mochten sie|mochtest du|want to|did you (?:like|enjoy)|hat (?:dir|ihnen)|"
    r"gefallt (?:dir|ihnen)|war (?:der|dieser|das)|was (?:this|the) (?:article|page|post)|"
    r"like (?:it|this)\?).{0,70}[?!]|"
    r"(?:jetzt|artikel|beitrag|diesen artikel|diesen beitrag) "
    r"(?:teilen|weitersagen|drucken|merken)|"
    r"(?:rezept|seite|artikel) drucken|pdf(?: version)?|print version|druckversion|"
    r"(?:unbezahlte |bezahlte )?(?:anzeige|werbung)\b.{0,50}|"
    r"(?:dieser|der) (?:beitrag|artikel|text) enthalt (?:werbung|affiliate|werbe).{0,80}|"
    r"(?:this (?:post|article) contains|contains) affiliate.{0,80}|"
    r"notes?:?)[\W_]*$"
)
_SOME = 0.2
_NEAR_TOP = 6
_LONG = 80
_TRAIL = re.compile(r"^[^.!?]{2,30}(?:\s[›»>→]\s[^.!?]{2,40})+$")
# All words a line may hold and still be but a date, folded.
_DATE_WORDS = re.compile(
    r"\d+(?:[ap]m\b)?|\b(?:jan|feb|fev|mar|apr|abr|may|mai|mag|jun|jui|jul|lug|aug|aou|ago|sep|set|oct|okt|ott|"
    r"out|nov|dec|dez|dic|ene|gen|mrz|mae)[a-z]{0,7}\b|"
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|"
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|"
    r"freitag|samstag|sonntag|lunes|martes|miercoles|jueves|viernes|sabado|domingo|lunedi|martedi|"
    r"mercoledi|giovedi|venerdi|domenica)\b|"
    r"\b(?:published|posted|updated|on|at|am|pm|a\.m|p\.m|gmt|bst|utc|est|edt|cet|cest|uhr|um|le|el|"
    r"il|de|del|a|h|st|nd|rd|th|publie|mis|jour|veroffentlicht|aktualisiert|publicado)\b"
)
# Asked of the reader where an article has just ended, at the head of a short line.
_LAST_CALLS = re.compile(
    r"^\W*(?:[^.!?]{0,60}\b(?:newsletter|podcast|canal de|our (?:app|channel)|apps? for ios)\b|"
    r"(?:follow|folge|siguenos|suivez|seguici|share (?:this|your)|comparte|partagez|condividi|"
    r"kommentier|leave a comment|subscribe|abonnier|suscrib|spenden sie|donate|get the latest|"
    r"for (?:the latest|more (?:information|news|stories))|mehr (?:infos|informationen|zum thema)|"
    r"(?:diesen |den )?(?:artikel|beitrag) (?:teilen|weiterempfehlen|kommentieren)|"
    r"(?:alle )?angaben ohne gewahr|all rights reserved)\b)"
)
_LAST_LENGTH = 180
_CORRECTION = re.compile(
    r"^\W*(?:corrections?|clarifications?|editors?'?s? note|korrektur|rectificatif|erratum|"
    r"fe de errores|nota de correccion|(?:anmerkung|hinweis) der redaktion)\b.{0,30}?[:,.]"
)
_CONTACT = re.compile(
    r"^\W*(?:(?:presse|press |media )?(?:kontakt|contact|contacto|contatti|ansprechpartner(?:in)?)|"
    r"(?:ihr|dein) kontakt|weitere informationen(?: unter)?|uber (?:den|die) autor(?:in)?|"
    r"about the author)\b.{0,40}$"
)
_LAST_FEW = 3
_LAST_LINES = 12
_ALL_LINK = 0.9
_STOP_AFTER = 200
"""A list under a "Related" heading ends with a paragraph of this many characters."""


def trimmed(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Return the blocks that are copy.

    Dropped: single furniture lines; short lines that are one link, with a subhead over them; the
    list under a heading like "Related stories", up to the next long paragraph; what asks something
    of the reader in the last lines; an address box at the end.
    """
    kept: list[Block] = []
    skipping = False
    for number, line in enumerate(lines):
        block = line.block
        if len(block.text) > _CALL_LENGTH:
            kept.append(block)
            skipping = False
            continue
        plain = fold(block.text)
        if _SEE_ALSO_HEAD.match(plain) and len(plain) < 80:
            skipping = True
            continue
        if skipping:
            if len(plain) < _STOP_AFTER and _list_like(line):
                continue
            skipping = False
        last = len(lines) - number <= _LAST_FEW and len(plain) < _LAST_LENGTH
        if not (_is_trimming(plain, line) or (last and _LAST_CALLS.search(plain))):
            kept.append(block)
        elif line.linked > _ALL_LINK:
            _drop_head(kept)
    return _without_loose_heads(_ended(_notes_last(kept)))


def _drop_head(kept: list[Block]) -> None:
    """Drop a subhead that headed what has just been dropped."""
    if kept and kept[-1].kind is BlockKind.SUBHEAD:
        kept.pop()


def _notes_last(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks with a correction that stands above the copy below it: it is not the news."""
    above = [one for one in blocks[:_NEAR_TOP] if _CORRECTION.match(fold(one.text))]
    if len(above) == len(blocks):
        return list(blocks)
    return [*(one for one in blocks if one not in above), *above]


def _ended(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return blocks without the address box that ends a press release."""
    for at in range(max(1, len(blocks) - _LAST_LINES), len(blocks)):
        short = all(len(one.text) < _STOP_AFTER for one in blocks[at:])
        if short and _CONTACT.match(fold(blocks[at].text)):
            return blocks[:at]
    return blocks


def _list_like(line: Line) -> bool:
    return line.linked > 0.5 or line.block.kind is BlockKind.ITEM


def _is_trimming(plain: str, line: Line) -> bool:
    if len(plain) < _LEAD_IN_LENGTH:
        if _WHOLE.match(plain):
            return True
        lead = _SEE_ALSO_LINE.match(plain)
        if lead and (line.linked > _SOME or ":" in plain[lead.end() - 1 : lead.end() + 25]):
            return True
        if line.linked > 0.95:
            return True
    if len(plain) >= _CALL_LENGTH:
        return False
    if line.linked > _SOME and _LINKED_CALLS.search(plain):
        return True
    if "affiliate" in plain:
        return True
    return _CALLS.search(plain) is not None


def _without_loose_heads(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Drop subheads at the end: with nothing under them they head what was dropped."""
    kept = list(blocks)
    while kept and kept[-1].kind is BlockKind.SUBHEAD:
        kept.pop()
    return tuple(kept)


def without_repeats(
    blocks: Iterable[Block], told: Iterable[str], names: Iterable[str] = ()
) -> Iterator[Block]:
    """Yield the blocks but for those near the top that say again what stands above the copy.

    That is what was `told` (headline, standfirst, section), a line of writers' `names`, a date
    alone, and the way there ("Home › Transport"). A long block printed a second time goes too.
    """
    above = {key for words in told if (key := fold(words).strip(" .:"))}
    writers = {fold(name) for name in names}
    seen: set[str] = set()
    for number, block in enumerate(blocks):
        if number < _NEAR_TOP and _is_told(block.text, above, writers):
            continue
        if len(block.text) > _LONG and block.text in seen:
            continue
        seen.add(block.text)
        yield block


def _is_told(text: str, above: set[str], writers: set[str]) -> bool:
    plain = fold(text)
    if plain.strip(" .:") in above:
        return True
    if len(text) > _LONG:
        return False
    if _TRAIL.match(text) or _is_date(text, plain):
        return True
    named = [fold(name) for name in names_in(text)]
    return bool(named) and writers.issuperset(named) and 2 * sum(map(len, named)) > len(plain)


def _is_date(text: str, plain: str) -> bool:
    rest = _DATE_WORDS.sub("", plain).strip(" .,:;|/-·•")
    return not rest and dateline_of(text, patient=False) is not None
