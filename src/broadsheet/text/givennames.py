"""Common given names, and whether they tell of a woman or a man."""

from __future__ import annotations

import unicodedata

_MEN = """
aaron abdul abdullah abraham adam adrian ahmad ahmed aidan alan alastair albert alberto alejandro
alessandro alexander alexandre alfie alfred ali alistair allan alvaro amir anders andreas andrei andrew
andrey andrzej angelo angus ante anthony antoine anton antonio antony arjun armando arnold arthur asif
aung barack barry bart bashar bastien ben benedict benjamin bernard bernd bernie bill billy björn bob
bobby boris brad brandon brendan brett brian bruce bruno bryan caleb calum cameron carl carlo carlos
carsten cedric chad charles charlie chester chris christian christoph christophe christopher ciaran
claude clive clyde colin connor conor craig cristiano curtis cyril damian damien dan daniel daniele
darren dave david dean declan denis dennis derek desmond diego dieter dietmar dimitri dirk dmitri dmitry
dominic dominik dominique don donald doug douglas duncan dwayne dylan ed eddie edgar edi edmund eduardo edward
edwin elliot elliott elon emmanuel enrico enrique eric erik ernest ernesto ernie esteban ethan etienne
eugene evan ewan fabian fabio faisal fatmir federico felipe felix ferdinand fernando fiachra finlay
finn francesco francis francisco franck franco franz fred freddie frederick friedrich fritz gareth
gary gavin geoff geoffrey george georges georgios gerald gerard gerhard gianni gideon giles giorgio
giovanni giuseppe glen glenn gordon graeme graham grant greg gregory guido guillaume gustavo guy hamish
hamza hans harold harris harry harvey hashim hassan hector heiko heinrich helmut hendrik henri henry
herbert herman hossein howard hristijan hubert hugh hugo humphrey hussein iain ian ibrahim ignacio igor ilham imran
isaac ismail ivan ivo jack jacob jacques jaime jake jamal james jamie jan jared jarosław jason javier
jay jean-claude jean-luc jean-marie jean-michel jean-pierre jed jeff jefferson jeffrey jeremiah jeremy
jérôme jerry jesús jim jimmy joachim joão joaquín jochen joe joel joey johan johann johannes john
johnny jon jonah jonas jonathan jonny jordi jorge josé josef joseph joshua juan jude jules julian
julien julio jürgen justin kaja-pekka kamal karim karl karsten kaspar keir keith ken kenneth kevin
khalid kieran kirk klaus konrad kristian kurt kwame kwasi kyle kyriakos lamar lance larry lars laurent lawrence
lee leo leon leonard leonardo leroy levi lewis liam lionel lloyd logan lorenzo louis luc luca lucas
luciano luigi luis luiz lukas luke magnus mahmoud malcolm malik manfred manuel marc marcel marcelo
marco marcos marcus mariano mario marius mark markus martin marvin massimo mateusz mathias mathieu
matt matteo matthew matthias matthieu maurice mauricio mauro max maxim maximilian mehmet mel mevlüt michael
michał michel mick miguel mihai mike mikhail miles milo milos mitch mitchell mohamed mohammad
mohammed moritz moses muhammad mustafa nabil narendra nathan nathaniel ned neil nelson nicholas nick nico
nicolas nigel nikola nikolai nikos noah noel norman oleg olaf oleksandr oliver olivier omar orlando
oscar oskar osman otto owen pablo paddy paolo pascal pat patrice patrick paul paulo pavel pedro pekka
perry pete peter petr philip philipp philippe phil phillip pierre piers pietro piotr quentin rafael ralf ralph ramón
randy rashid raúl ravi ray raymond recep reinhard rené ricardo riccardo rich richard rick ricky rishi
rob robert roberto robin rod roderick rodrigo roger roland rolf roman ron ronald rory ross roy ruben
rudi rudolf rudy rupert russell ryan sadiq said salman sam samir sammy samuel sanjay santiago saul
scott seamus sean sebastian sebastião sergei sergey sergio seth shane shaun shehbaz shinzo sid simon
spencer stanisław stanley stefan stefano stéphane stephen steve steven stewart stuart sven tariq tarek
ted terence terry thabo theo theodore thierry thomas thorsten tibor tim timothy tobias toby todd tom
tommy tony torsten travis trevor tristan tyler udo ulf ulrich uwe valentin vasily vernon victor
vijay viktor vince vincent vincenzo vladimir volker volodymyr walter warren wayne wendell wes wilhelm
will william willie winston wladimir wolfgang xavier xi yair yannick yannis yasser yevgeny yitzhak
yoav yohan yousef youssef yuri yusuf yves zachary zack zoran
wilfred wilf alec alvin angelos arlo aubin barnaby basil bertie bertram cecil chesney clement
clifford clint cuthbert cyrus dafydd dewi digby edmond emile emrys enoch erwin euan fergus
fitzgerald fletcher frank gerrard gilbert godfrey gus gwilym herb horace hywel idris irving
isidore ivor jago jarvis jasper jem jerome jethro kelvin kenny lambert laurence leopold lester
linus llewellyn lyle merlin mervyn monty morris mungo murdo oswald otis percy perran petroc
randolph reginald rhys roddy rodney rodri rufus selwyn seymour silas tarquin thor tudor uriah
vaughan wallace wesley wilbur
"""
_WOMEN = """
abigail ada adele adriana agnes aisha alba alexandra alexandria alice alicia alina alison amal amanda
amber amelia amina amy ana anastasia andrea anette angela angelina anita anja ann anna annabel
annabelle anne anneliese annalena annegret annette annie antoinette antonia anya april arlene ashley astrid audrey
ayesha barbara beatrice beatriz becky bernadette beth bethan bethany betty beverley bianca birgit
blanca brenda bridget brigitte bronwen camila camilla camille carla carmen carol carole carolina
caroline carolyn catalina catarina caterina catherine cathy cecilia celia chantal charlotte chelsea
cheryl chiara chloe christina christine cindy claire clara clare claudia colette colleen concepción
constance cordelia cristina cynthia daisy dana daniela danielle daphne dawn deborah debbie deirdre delphine denise
diana diane dolores donna doris dorothy edith eileen elaine eleanor elena eleni eliana elin elisa elisabeth
elise eliza elizabeth ella ellen ellie eloise elsa emilia emilie emily emma erica erika erin esther
eva eve evelyn evie farah fatima faye felicity fiona flavia florence frances francesca franziska
freya gabriela gabriella gabrielle gemma genevieve georgia georgina geraldine germaine gertrude gillian
ginny giorgia giulia gisela giselle gita gloria grace greta gretchen gwen hannah harriet hayley heather heidi
heike helen helena helga hélène henrietta hilary hilda hillary holly ibtisam ida ilaria imelda imogen
indira ines inés inge ingrid irene irina iris irma isabel isabella isabelle isla ivana ivanka ivy jacinda
jacqueline jacqui jade jana jane janet janice janine jasmine jeanette jeanne jennifer jenny jess
jessica jill jo joan joana joanna joanne jocelyn jodie josephine joyce juana judith judy julia juliana julie
juliet julieta justine kaja kamala karen karin karina kate katerina katharina katherine kathleen
kathryn kathy katie katja katrin kayla kelly kemi kerry kim kimberly kirsten kirsty kristalina kristen kristi kristina
lara laura lauren leah leila lena leonie leonor lesley leticia lidia liliana lily linda lisa liz lola
loretta lorraine lottie louise lucia lucie lucinda lucy luisa lydia lyn lynda lynn lynne mabel
madeleine maddie maggie maja manuela mara margaret margarita margot maria maría mariana marianne marie
marina marine marion marisa marjorie marlene marta martha martina mary matilda maud maureen maxine maya
megan mei melanie melinda melissa mercedes meghan mette mia michaela michelle mila milena miriam moira molly mona
monica monika monique morag munira myra nadia nadine naomi natalia natalie natasha nell nicola nicole
nina noelle nora norma octavia olga olive olivia ophelia paloma pam pamela patricia paula pauline
penelope penny petra philippa phoebe pilar polly portia priti priya priyanka rachel ramona raquel
rebecca regina renata renate rhiannon rita roberta rosa rosalind rose rosemary rosie rowena roxana ruth
sabine sabrina sadia sally salma samantha sandra sanna sara sarah saskia scarlett selina shabana shamima
sharon sheila shelley sheryl shirley silvia simone sinéad siobhan sofia sofía soledad sonia sonja sophia sophie
stacey stella stephanie steffi sue summer susan susanna susanne suzanne svetlana svitlana sylvia sylvie
tabitha tamara tammy tania tanya tatiana teresa tessa thea thelma theresa thérèse tina tracey tracy
trudy ulrike una ursula valentina valeria valerie vanessa vera veronica véronique vicky victoria
viola violet virginia vivian viviane vivienne vjosa wanda wendy whitney wilhelmina willa winifred
xochitl yasmin yevgenia yolanda yvette yvonne zainab zara zoe zuzana
bess bessie adela alma beatrix bertha beryl blanche bridie brigid carys cecily clementine cora
cressida delia della demelza doreen edna effie elspeth enid esme ethel eunice euphemia fern
flora freda frida gaynor gladys glynis gwendolen gwyneth hattie hazel hester hetty honor isolde
jemima jenifer jocasta kerensa kezia lavinia leonora letitia lettice lilian lilith lorna lowenna
maeve maisie marigold marjory merryn mildred millicent minnie morwenna muriel myrtle nan nerys
nesta nessa netta nuala odile oona ottilie peggy perdita primrose prudence queenie rhoda
rosamund rosemarie ruby sadie sheena sian solène sybil tamsin thora tilda tilly verity vita
wilma zelda zillah
"""
_EITHER = """
alex ariel ash aubrey avery bailey blake brook casey charly chi dale darcy devon drew eden elliot
ellis frankie gale glenys gabriel harley hayden hao hyun jackie jesse jody jordan jun kai kendall kit kyung
lane lindsay lindsey lin logan loren ming min morgan nikita nicky noor pat quinn ravneet reese riley
robin rowan sacha sandy sasha saoirse shannon shay sidney skyler stevie sun sydney tan taylor wei yan
yu val
"""
WOMEN = frozenset(_WOMEN.split())
"""Given names of women, lower case; an own list of common ones, not complete."""
MEN = frozenset(_MEN.split())
"""Given names of men, lower case; an own list of common ones, not complete."""
_BOTH = MEN | WOMEN
EITHER = frozenset(_EITHER.split())
"""Given names of either."""


def _bare(word: str) -> str:
    """Return `word` without accents, as many lists print it."""
    split = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in split if not unicodedata.combining(sign))


def is_given(word: str) -> bool:
    """Say whether `word` is a common given name, in either list or both."""
    low = word.casefold()
    known = low in MEN or low in WOMEN or low in EITHER
    return known or (not low.isascii() and _bare(low) in _BOTH)


def gender_of(word: str) -> str:
    """Return "f" or "m" where the given name `word` nearly always tells it, "" otherwise."""
    low = word.casefold()
    if low in EITHER or (low in MEN and low in WOMEN):
        return ""
    return "m" if low in MEN else "f" if low in WOMEN else ""
