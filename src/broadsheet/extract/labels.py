"""What pages call their furniture in classes and ids: words, and pairs of words side by side."""

from __future__ import annotations

BOX = frozenset(
    "abo accordiontoggle ad addthis ads advert advertisement advertising affiliate anzeige "
    "appstores authorbio authorbox backlink banner bio bookmark bookmarks breadcrumb breadcrumbs "
    "btn button buttons categories consent contactbox cookie cookies copyright crumb crumbs cta "
    "disclaimer donate donation downloadbox etiquetas facebook feedback flyout footer gdpr "
    "infoline instagram keywords leserbriefe licence licenceinfo lightbox linkbox linklist login "
    "masthead menu metabox modal morenews nav navbar navigation nextpost nextstory noprint "
    "overlay pagenav pager pagination paywall pdf pingback pingbacks playlist poll popover "
    "popular popup postcategories postmetadata prevpost price prices printonly promo promobox "
    "promotion publicidad quicklinks quiz rating ratings readalso readmore readnext recirculation "
    "register ribbon sabox saboxplugin schlagwoerter schlagworte screenreader share sharebar "
    "sharebox sharedaddy sharer shares sharing sidebar signin signup skiplink social sociallinks "
    "socials sponsor sponsored submenu subscribe subscription suggested suggestions tagcloud "
    "taglist tags teads tiktok toc toggle toolbar topics trackback trackbacks tweet twitter "
    "upsell userinfo userprofile weiterlesen werbebox werbung".split()
)
"""Menus, share bars, advertisements, tags and the like, in the languages of the press."""
BOX_PAIRS = frozenset(
    "about-author app-download app-promo article-footer article-info article-infos article-meta "
    "article-nav article-tags author-card author-description author-image author-info author- "
    "profile author-text author-wrap autor-box autoren-box card-blog contact-box contact-teaser "
    "context-widget embed-card entry-footer entry-meta entryfooter-meta error-report fb-post "
    "follow-us gallery-nav global-header in-article inline-promo jp-relatedposts jump-to latest- "
    "news latest-posts link-box link-list linkbox-item more-in most-shared most-viewed nav-links "
    "next-article page-nav paywall-message post-footer post-meta post-nav post-navigation post- "
    "tags post-teaser previous-post print-link print-only product-reviews push-notification read- "
    "more screen-reader sidebar-widget sign-up site-footer site-header site-nav skip-link "
    "snippet-article sr-only story-promo subscribe-box subscribe-form subscribe-now subscription- "
    "box suggest-correction table-of tag-cloud tag-list tags-links teaser-box teaser-list top- "
    "stories topics-list up-next video-player video-playlist visually-hidden wprm-snippet".split()
)
"""The same, in two words."""
OTHERS = frozenset(
    "addtoany comentarios commentaires commenti commentlist comments commentthread disqus "
    "komentarze kommentare kommentarliste mostread newsletter newsletters outbrain reacties "
    "recirc recommendation recommendations recommended relacionadas relacionados related "
    "relatedposts respond shariff taboola trending verwandte".split()
)
"""What others wrote, or what leads to other articles: readers' comments, related stories."""
OTHERS_PAIRS = frozenset(
    "also-like also-read author-bio author-box comment-area comment-body comment-content comment- "
    "form comment-list comment-respond comment-section comment-thread may-like more-articles "
    "more-from more-like more-news more-on more-posts more-stories most-popular most-read next- "
    "post prev-post read-also read-next related-post see-also you-may".split()
)
"""The same, in two words."""
TEASER = frozenset("teaser teasers".split())
"""What leads to another article, or, with no heading and few links in it, this one's own lead."""
CAPTION = frozenset(
    "caption captions credit credits imagecaption bildunterschrift figcaption legende".split()
)
"""What a picture shows, and who took it."""
CAPTION_PAIRS = frozenset(
    "wp-caption image-caption image-subtitle image-text image-legend media-caption photo-caption "
    "bild-unterschrift image-credit photo-credit picture-credit image-copyright bild-text".split()
)
"""The same, in two words."""
PICTURE = frozenset("image images img bild bilder foto fotos photo photos picture imagen".split())
"""A line with such a name is the caption of its picture."""
LINE = frozenset(
    "byline bylines author authors autor autoren autorin auteur autore meta metadata postmeta "
    "entrymeta date datetime timestamp pubdate published posted kicker dachzeile spitzmarke".split()
)
"""Lines about the article, furniture when they are short: what they say is read before."""
