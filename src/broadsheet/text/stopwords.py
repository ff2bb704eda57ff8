"""Words too common to tell one text from another, in six languages."""

from __future__ import annotations

_LISTS = {
    "en": """
        a about above after again against ago all almost along already also although always am among
        an and another any anyone anything are aren't around as at away back be became because
        become
        been before being below between both but by came can can't cannot come could couldn't did
        didn't do does doesn't doing don't done down during each either else enough etc even ever
        every everyone few for from further get gets getting give given go goes going gone got had
        hadn't has hasn't have haven't having he he'd he'll he's her here here's hers herself him
        himself his how however i i'd i'll i'm i've if in into is isn't it it'll it's its itself
        just
        last later least less let let's like likely made make makes many may me might mine more most
        mr mrs ms much must my myself near neither never next no nor not nothing now of off often on
        once one only or other others our ours ourselves out over own per perhaps put rather really
        s said same saw say saying says see seen several shall she she'd she'll she's should
        shouldn't since so some someone something still such t take than that that's the their
        theirs
        them themselves then there there's these they they'd they'll they're they've thing things
        this those though through thus to together told too took toward towards two under until up
        upon us use used very via was wasn't way we we'd we'll we're we've well went were weren't
        what what's when where whether which while who who's whom whose why will with within without
        won't would wouldn't yes yet you you'd you'll you're you've your yours yourself according
        added new first year years
    """,
    "fr": """
        a à ai ainsi alors après as au aucun aura aurait aussi autre autres aux avait avant avec
        avoir
        ayant beaucoup bien c car ce ceci cela celle celles celui ces cet cette ceux chaque chez
        comme
        comment contre d dans de déjà depuis des deux dire dit donc dont du durant elle elles en
        encore
        entre est et étaient était étant été être eu eux fait faire fois font hier ici il ils j je
        jusqu l la là le les leur leurs lors lui m ma mais me même mêmes mes moi moins mon n ne
        ni nos
        notre nous on ont ou où par parce pas pendant peu peut peuvent plus plusieurs pour pourquoi
        pourrait qu quand que quel quelle quelles quelques quels qui quoi s sa sans se selon sera
        serait ses si son sont sous sur t ta tandis te tes toi ton tous tout toute toutes très
        trop tu
        un une va vers voici voilà vos votre vous y
    """,
    "de": """
        aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim
        bereits
        bin bis bist da dabei dadurch dafür damit dann daran darauf darüber das dass dein dem den
        denn
        der des deshalb dessen die dies diese diesem diesen dieser dieses doch dort du durch ein
        eine
        einem einen einer eines er es etwa etwas euch euer für gegen gegenüber gibt habe haben hat
        hatte hatten hier hin ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist ja
        jede
        jedem jeden jeder jedes jedoch jetzt kann kein keine keinen können könnte laut mehr mein mit
        muss müssen nach nachdem nicht nichts noch nun nur ob oder ohne sagte sein seine seinem
        seinen
        seiner seit sehr sei selbst sich sie sind so sogar solche soll sollen sollte sondern
        sowie über
        um und uns unser unter viel viele vom von vor war waren warum was weg weil weiter wenn wer
        werde werden wie wieder will wir wird wo worden wurde wurden zu zum zur zwar zwei zwischen
    """,
    "es": """
        a ahora al algo algunas algunos ante antes aquel aquella así aún aunque cada casi como con
        contra cual cuando de del desde después dice dijo donde dos durante e el él ella ellas
        ellos en
        entonces entre era eran es esa esas ese eso esos esta está están estar estas este esto estos
        fue fueron ha había han hasta hay hace hacia la las le les lo los luego más me mi mientras
        misma mismo mucho muy nada ni no nos nosotros nuestra nuestro o otra otras otro otros
        para pero
        poco por porque pues puede que qué quien se según ser será si sí sido sin sobre son su sus
        también tan tanto te tiene tienen toda todas todo todos tras tu un una unas uno unos
        usted y ya
        yo
    """,
    "it": """
        a ad ai al alla alle allo anche ancora avere aveva c'è che chi ci come con contro cosa
        così cui
        da dagli dai dal dalla dalle dallo degli dei del della delle dello dentro di dopo dove
        due e è
        ed era erano essere fa fatto fino fra già gli ha hanno ho i il in io la le lei li lo loro
        lui
        ma me mentre mi molto ne negli nei nel nella nelle nello no noi non nostra nostro o ogni
        oggi
        oltre per perché però più poi prima proprio può qua quale quando quanto quasi quella quelle
        quelli quello questa queste questi questo qui se sei sempre senza si sia solo sono sopra
        sotto
        sta stata stati stato su sua sue sugli sui sul sulla suo suoi te ti tra tu tutta tutti
        tutto un
        una uno vi voi
    """,
    "pt": """
        a ao aos após as às assim até cada com como contra da das de dela dele deles depois desde
        disse
        do dois dos e é ela elas ele eles em entre era eram essa esse esta está estão estar este
        eu foi
        foram há isso isto já lhe mais mas me mesmo meu minha muito na nas não nem no nos nós nossa
        nosso num numa o onde os ou outra outras outro outros para pela pelas pelo pelos por porque
        pouco qual quando que quem se segundo sem ser será seu seus si sido sobre sua suas só também
        tanto tem têm ter teve toda todas todo todos tu um uma umas uns você vocês vos
    """,
}

STOP_WORDS = {language: frozenset(words.split()) for language, words in _LISTS.items()}
"""Stop words by ISO 639-1 code, lower case, straight apostrophes; own lists."""
