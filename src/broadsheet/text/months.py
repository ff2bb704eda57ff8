"""The names of months and of time zones, as papers and their machines print them."""

from __future__ import annotations

from broadsheet.text.clean import fold

# English, French, German, Spanish, Italian and Portuguese; then Dutch, Polish,
# Czech, the Nordic languages, Indonesian, Turkish, Russian, Ukrainian, Greek and Arabic.
_MONTH_NAMES = (
    "jan january januar janvier enero gennaio janeiro ene gen janv januari stycznia ledna "
    "tammikuuta ocak января янв січня ιανουαριου يناير",
    "feb february februar fevrier febrero febbraio fevereiro fev fevr februari lutego unora "
    "helmikuuta subat февраля фев лютого φεβρουαριου فبراير",
    "mar march marz maerz mars marzo marco mrz maart marca brezna marts maaliskuuta maret mart "
    "марта мар березня μαρτιου مارس",
    "apr april avril abril aprile avr abr kwietnia dubna huhtikuuta nisan апреля апр квітня "
    "απριλιου أبريل ابريل",
    "may mai mayo maggio maio mag mei maja kvetna maj toukokuuta mayıs мая май травня μαιου مايو",
    "jun june juni juin junio giugno junho giu czerwca cervna kesakuuta haziran июня июн червня "
    "ιουνιου يونيو",
    "jul july juli juillet julio luglio julho juil lug lipca cervence heinakuuta temmuz июля июл "
    "липня ιουλιου يوليو",
    "aug august aout agosto ago augustus sierpnia srpna augusti elokuuta agustus agustos августа "
    "авг серпня αυγουστου أغسطس اغسطس",
    "sep sept september septembre septiembre settembre setembro set wrzesnia zari syyskuuta eylul "
    "сентября сен вересня σεπτεμβριου سبتمبر",
    "oct october oktober octobre octubre ottobre outubro okt ott out pazdziernika rijna lokakuuta "
    "ekim октября окт жовтня οκτωβριου أكتوبر اكتوبر",
    "nov november novembre noviembre novembro listopada listopadu marraskuuta kasım ноября ноя "
    "листопада νοεμβριου نوفمبر",
    "dec december dezember decembre diciembre dicembre dezembro dez dic grudnia prosince "
    "joulukuuta desember aralık декабря дек грудня δεκεμβριου ديسمبر",
)
MONTH_OF = {fold(name): at for at, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
"""The number of a month, 1 to 12, by its name or its short name in twenty languages, folded."""
# IST is India's: Ireland prints GMT.
ZONES = {
    "": 0, "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60,
    "mez": 60, "cest": 120, "mesz": 120, "eet": 120, "eest": 180, "sast": 120, "msk": 180,
    "trt": 180, "pkt": 300, "ist": 330, "hkt": 480, "sgt": 480, "awst": 480, "jst": 540,
    "kst": 540, "acst": 570, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "brt": -180,
    "adt": -180, "ast": -240, "edt": -240, "est": -300, "et": -300, "cdt": -300, "cst": -360,
    "ct": -360, "mdt": -360, "mst": -420, "mt": -420, "pdt": -420, "pst": -480, "pt": -480,
    "akdt": -480, "akst": -540, "hst": -600,
}  # fmt: skip
"""The zones that papers print, by lower-case name, in minutes from UTC."""
