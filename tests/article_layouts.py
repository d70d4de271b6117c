"""Pages of one invented article in many systems' dress, each with heavy noise around it; used by ``test_article.py``.

Every function takes the same article and returns the page's HTML. Words, towns' news and names are made up.
"""

# ruff: noqa: E501  (pages as systems deliver them: long lines)

from __future__ import annotations

from collections.abc import Callable

TITLE = "Jobcenter lädt zum Abend der offenen Werkstatt"
PARAGRAPHS = (
    "Beckum. Wer wissen will, wie aus alten Fahrrädern neue Arbeit wird, kann sich das in der Werkstatt an der Hammer"
    " Straße ansehen. Das Jobcenter zeigt am Donnerstag, 14. März, was Teilnehmende dort in sechs Monaten gelernt haben.",
    "Von 17 bis 20 Uhr stehen Meister und Beraterinnen bereit. Gezeigt werden Lastenräder, ein Rollstuhltandem und eine"
    " Schmiede, an der Gäste selbst Hand anlegen dürfen.",
    "„Wir erzählen nicht vom Arbeiten, wir zeigen es“, sagt die Leiterin der Werkstatt.",
)
HEADING = "So läuft der Abend"
ITEMS = ("17 Uhr: Begrüßung im Hof", "18 Uhr: Rundgang durch die Schmiede", "19.30 Uhr: Fragen an das Team")
ROWS = (("Wann", "Donnerstag, 14. März, 17 bis 20 Uhr"), ("Wo", "Werkstatt, Hammer Straße 12"))
CREDIT = "Quelle: Kreis Warendorf, Pressestelle"
PUBLISHER = "Werse-Bote"
DAY, SHOWN = "2019-03-06", "6. März 2019"

NOISE = (
    "Straßensperrung in Ahlen bis 31.12.2024",
    "Kommentar vom 01.02.2023: Endlich passiert etwas",
    "Alle Termine der Woche: 11.11.2021 Laternenumzug",
)
MENU = "".join(
    f"<li><a href='/{n}'>{name}</a></li>"
    for n, name in enumerate(("Start", "Lokales", "Sport", "Kontakt", "Impressum"))
)

BLOCKS = (*PARAGRAPHS[:2], HEADING, *ITEMS, PARAGRAPHS[2], CREDIT)


def text(rows: bool = False) -> str:
    """The text that every layout must yield, with or without the table of time and place."""
    table = tuple(f"{key}: {value}" for key, value in ROWS) if rows else ()
    return "\n\n".join((*BLOCKS[:-1], *table, BLOCKS[-1]))


def _body(p: str = "p", table: str = "") -> str:
    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    first, second, third = (f"<{p}>{words}</{p}>" for words in PARAGRAPHS)
    return f"{first}{second}<h3>{HEADING}</h3><ul>{items}</ul>{third}{table}<{p}>{CREDIT}</{p}>"


def _teasers(element: str = "div", name: str = "teaser") -> str:
    return "".join(
        f"<{element} class='{name}'><h4><a href='#'>{noise}</a></h4><time datetime='2023-02-01'>1. Februar 2023</time></{element}>"
        for noise in NOISE
    )


def drupal() -> str:
    """Drupal: fields in nested boxes whose names speak of hidden labels."""
    return f"""<!DOCTYPE html><html lang="de" dir="ltr"><head><meta charset="utf-8"><meta name="Generator" content="Drupal 10">
<title>{TITLE} | {PUBLISHER}</title></head><body class="path-node page-node-type-article"><div class="dialog-off-canvas-main-canvas">
<div class="cookie-banner"><p>Wir verwenden Cookies, damit diese Website funktioniert. Mehr in der Datenschutzerklärung vom 25.05.2018.</p></div>
<nav role="navigation"><ul class="menu">{MENU}</ul></nav><main role="main"><div class="layout-content"><article class="node node--type-article node--view-mode-full">
<h1 class="page-header"><span class="field field--name-title field--label-hidden">{TITLE}</span></h1>
<footer class="node__meta"><div class="node__submitted">Gespeichert von <span>redaktion</span> am <span>{SHOWN}</span></div></footer>
<div class="node__content"><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item">{_body()}</div>
<div class="field field--name-field-tags field--label-above"><div class="field__label">Schlagworte</div><div>Arbeit</div></div></div></article></div></main>
<aside class="region-sidebar-second"><h2>Neueste Meldungen</h2>{_teasers()}</aside><section class="comments"><h2>Kommentare</h2>
<p>{NOISE[1]}, schreibt ein Leser, der sonst nie schreibt und heute besonders ausführlich wird.</p></section></div></body></html>"""


def contao() -> str:
    """Contao: a news reader with an info line, a caption and a back link."""
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{TITLE} - {PUBLISHER}</title>
<meta name="generator" content="Contao Open Source CMS"></head><body><div id="wrapper"><header id="header"><div class="inside">
<nav class="mod_navigation block"><ul class="level_1">{MENU}</ul></nav></div></header><div id="container"><main id="main"><div class="inside">
<div class="mod_newsreader block"><div class="layout_full block"><h1>{TITLE}</h1><p class="info"><time datetime="{DAY}T09:12:00+01:00">06.03.2019 09:12</time> von Redaktion</p>
<figure class="image_container float_right"><img src="x.jpg" alt=""><figcaption class="caption">Ein Rad wartet auf seinen zweiten Frühling.</figcaption></figure>
<div class="ce_text block">{_body()}</div></div><p class="back"><a href="javascript:history.go(-1)">Zurück</a></p></div></div></main>
<aside id="right"><div class="mod_newslist block"><h3>Aktuell</h3>{_teasers("div", "layout_latest")}</div></aside></div>
<footer id="footer"><p>© 2024 {PUBLISHER}. Alle Rechte vorbehalten. Öffnungszeiten: Mo bis Fr 9 bis 12 Uhr</p></footer></div></body></html>"""


def ikiss() -> str:
    """Towns on iKISS: German names, tools between text and footer, everything in plain boxes."""
    return f"""<!DOCTYPE html><html lang="de-DE"><head><meta charset="utf-8"><title>{TITLE} / {PUBLISHER}</title>
<meta name="generator" content="IKISS"></head><body><div id="seite"><div id="kopf"><a href="/">{PUBLISHER}</a><div class="suche">Suche: <input></div></div>
<div id="brotkrumen">Sie sind hier: <a>Start</a> &gt; <a>Presse</a> &gt; {TITLE}</div><div id="inhalt"><div class="datum">06.03.2019</div><h1>{TITLE}</h1>
<div class="artikel-text">{_body()}</div><div class="artikel-funktionen"><a>Drucken</a> <a>Seite empfehlen</a></div></div>
<div id="randspalte"><h2>Weitere Meldungen</h2>{_teasers("div", "kasten")}</div><div id="fuss">{PUBLISHER} | Postfach 1234 | Servicezeiten: montags 8 bis 16 Uhr</div></div></body></html>"""


def imperia() -> str:
    """Berlin's authorities on Imperia: a kicker in the headline, the day labelled above it."""
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{TITLE} - {PUBLISHER}</title>
<meta name="X-Imperia-Live-Info" content="x/1/2"></head><body><a class="skiplink" href="#c">Springe zum Inhalt</a><div id="page"><div class="modul-date">Pressemitteilung vom 06.03.2019</div>
<h1 class="title"><span class="category">Werkstattgespräche</span>{TITLE}</h1><div class="block modul-text_bild"><div class="text">{_body()}</div></div>
<div class="modul-contact"><h2>Pressekontakt</h2><p>Telefon (000) 123-45<br>Sprechzeiten nach Vereinbarung</p></div></div>
<div class="modul-teaser"><h2>Zum Thema</h2>{_teasers()}</div></body></html>"""


def aspnet() -> str:
    """ASP.NET: one form around tables in tables, today's date in the head."""
    return f"""<html><head><title>{TITLE}</title></head><body><form name="aspnetForm" method="post" action="p.aspx" id="aspnetForm">
<input type="hidden" name="__VIEWSTATE" value="dDwtMTA3"><table class="rahmen" width="100%"><tr><td colspan="2">Kreisblatt {PUBLISHER}<br>Heute ist Freitag, 14. Juni 2024</td></tr>
<tr><td class="links"><table><tr><td><a href="a.aspx">Start</a></td></tr><tr><td><a href="b.aspx">Archiv</a></td></tr></table></td>
<td class="mitte"><table><tr><td><span id="lblDatum">06.03.2019</span></td></tr><tr><td><h1>{TITLE}</h1></td></tr><tr><td><div id="ctl00_txt">{_body()}</div></td></tr></table></td></tr>
<tr><td colspan="2"><a>Druckversion</a> | <a>nach oben</a></td></tr></table></form></body></html>"""


def blogger() -> str:
    """Blogger: the day as a heading above the post, paragraphs as boxes."""
    return f"""<!DOCTYPE html><html lang="de"><head><meta content="blogger" name="generator"><title>{PUBLISHER}: {TITLE}</title></head><body class="loading">
<div class="header-inner"><h1 class="title">{PUBLISHER}</h1></div><div class="main-outer"><div class="blog-posts hfeed"><div class="date-outer"><h2 class="date-header"><span>Mittwoch, {SHOWN}</span></h2>
<div class="post hentry"><h3 class="post-title entry-title">{TITLE}</h3><div class="post-body entry-content">{_body("div")}</div>
<div class="post-footer">Eingestellt von <span>Werkstattfreund</span> um 10:02<div>Labels: Arbeit, Rad</div></div></div></div></div>
<div id="comments" class="comments"><h4>2 Kommentare:</h4><p class="comment-body">Anonym, 8. März 2019: Eine großartige Idee, da komme ich bestimmt einmal vorbei!</p></div></div>
<div class="sidebar section"><h2>Blog-Archiv</h2><ul>{MENU}</ul></div></body></html>"""


def amp() -> str:
    """AMP: custom elements, the day in JSON-LD."""
    return f"""<!doctype html><html amp lang="de"><head><meta charset="utf-8"><title>{TITLE}</title><meta property="og:site_name" content="{PUBLISHER}">
<script type="application/ld+json">{{"@context":"http://schema.org","@type":"NewsArticle","headline":"{TITLE}","datePublished":"{DAY}T06:00:00Z","publisher":{{"@type":"Organization","name":"{PUBLISHER}"}}}}</script></head>
<body><amp-sidebar id="s"><ul>{MENU}</ul></amp-sidebar><amp-consent id="c"><div><p>Diese Website nutzt Cookies, um Inhalte zu personalisieren. Stimmen Sie zu?</p></div></amp-consent>
<main><amp-story-box><h1>{TITLE}</h1><amp-img src="x.jpg"></amp-img>{_body()}</amp-story-box></main><amp-list class="related"><div>{_teasers()}</div></amp-list></body></html>"""


def cards() -> str:
    """Bootstrap: everything is a row, a column, a card; no name helps."""
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{TITLE} · {PUBLISHER}</title></head><body><div class="container-fluid"><div class="row"><div class="col-12 d-flex">
<a class="navbar-brand">{PUBLISHER}</a><ul class="navbar-nav">{MENU}</ul></div></div><div class="row"><div class="col-md-8"><div class="card mb-3"><div class="card-body p-4">
<h1 class="card-title display-5">{TITLE}</h1><p class="text-muted small">Mi, 06.03.2019, 09:12 Uhr</p><div class="card-text">{_body()}</div></div></div></div>
<div class="col-md-4"><div class="card"><div class="card-body"><h5>Aus der Region</h5>{_teasers("div", "list-group-item")}</div></div></div></div>
<div class="row bg-dark"><div class="col"><small>© {PUBLISHER} 2024</small></div></div></div></body></html>"""


def soup() -> str:
    """Boxes without any name, text directly in a box, parted by two line breaks."""
    paragraphs = "<br><br>".join((*PARAGRAPHS[:2], HEADING, *ITEMS, PARAGRAPHS[2], CREDIT))
    return f"""<html><head><title>{PUBLISHER} - {TITLE}</title></head><body><div><div><a href="/">Start</a> <a href="/x">Archiv</a> <a href="/y">Kontakt</a></div>
<div><div><h2>{TITLE}</h2></div><div>Veröffentlicht am {SHOWN}</div><div>{paragraphs}</div></div><div><div><a>{NOISE[0]}</a></div><div><a>{NOISE[2]}</a></div></div>
<div>{PUBLISHER}, Impressum und Datenschutz</div></div></body></html>"""


def reporter() -> str:
    """Citizens' reporters: author, clicks and day above the headline, promotion within the text."""
    halves = _body().split("<h3>")
    return f"""<!DOCTYPE html><html lang="de"><head><title>{TITLE} - Beckum - {PUBLISHER}</title></head><body><div id="page"><div class="content-header-meta"><ul>
<li class="author">Radfreundin</li><li class="date"><time datetime="{DAY}T18:40:00+01:00">06.03.2019, 18:40 Uhr</time></li><li>312 Aufrufe</li></ul></div><h1>{TITLE}</h1>
<div class="content-media"><div class="caption">Hochgeladen am 05.03.2019</div></div><div id="content-main">{halves[0]}<div class="promo-box"><h4>Newsletter</h4><p>Jeden Morgen das Neueste aus der Region in Ihr Postfach.</p></div>
<h3>{halves[1]}</div><div class="autor-box"><h3>Über die Autorin</h3><p>Die Autorin schreibt seit Jahren über alles, was zwei Räder hat und in Beckum rollt.</p></div>
<div class="similar">{_teasers()}</div></div></body></html>"""


def press_service() -> str:
    """A wire of towns: sender and day in a line above the headline, contact below."""
    return f"""<html><head><title>{TITLE}</title><base href="https://www.presse-service.de/"></head><body><div id="kopf">Der Pressedienst der Städte und Kreise</div>
<div id="meldung"><p class="absender">06.03.2019 - {PUBLISHER}</p><h1>{TITLE}</h1>{_body()}</div><div class="kontakt"><h3>Pressekontakt</h3><p>Telefon 00000/000-0, Fax 00000/000-1</p></div>
<div class="download"><h3>Bilder</h3><p>Foto in Druckqualität herunterladen, Abdruck honorarfrei.</p></div></body></html>"""


def nested_tables() -> str:
    """An archive of the early web: tables in tables, fonts, the headline a bold line."""
    return f"""<HTML><HEAD><TITLE>{PUBLISHER} - {TITLE}</TITLE></HEAD><BODY BGCOLOR=white><CENTER><TABLE WIDTH=780><TR><TD COLSPAN=3><FONT SIZE=5>{PUBLISHER}</FONT></TD></TR>
<TR><TD WIDTH=140><TABLE><TR><TD><A HREF=1.htm>Aktuell</A><BR><A HREF=2.htm>Archiv</A><BR><A HREF=3.htm>Termine</A></TD></TR></TABLE></TD>
<TD><TABLE><TR><TD><FONT SIZE=1>06.03.2019</FONT><P><B><FONT SIZE=4>{TITLE}</FONT></B><P>{_body()}</TD></TR></TABLE></TD>
<TD WIDTH=140><B>Kurz notiert</B><BR><A HREF=4.htm>{NOISE[0]}</A></TD></TR></TABLE><A HREF=x>Druckversion</A></CENTER></BODY></HTML>"""


def terms() -> str:
    """A definition list for time and place, German names of boxes, a subtitle in bold."""
    table = "<dl class='termin'>" + "".join(f"<dt>{key}</dt><dd>{value}</dd>" for key, value in ROWS) + "</dl>"
    return f"""<!DOCTYPE html><html lang="de"><head><title>{TITLE} | {PUBLISHER}</title><meta name="date" content="{DAY}"></head><body><div class="kopfzeile">{PUBLISHER}</div>
<div class="hauptnavigation"><ul>{MENU}</ul></div><div class="meldung"><p class="dachzeile">Arbeit und Rad</p><h1>{TITLE}</h1><p><strong>Lastenräder, Tandems und eine Schmiede</strong></p>
<div class="meldungstext">{_body(table=table)}</div></div><div class="seitenleiste"><h3>Veranstaltungen</h3>{_teasers()}</div><div class="fusszeile">Redaktionszeiten: 9 bis 17 Uhr</div></body></html>"""


def tabs() -> str:
    """Tab panels: the article in the open one, contact data in the hidden one."""
    table = (
        "<table><tbody>"
        + "".join(f"<tr><th>{key}:</th><td>{value}</td></tr>" for key, value in ROWS)
        + "</tbody></table>"
    )
    return f"""<!DOCTYPE html><html lang="de"><head><title>{TITLE} — {PUBLISHER}</title></head><body><div role="banner">{PUBLISHER}</div><div role="tablist"><a role="tab">Meldung</a><a role="tab">Kontakt</a></div>
<div role="tabpanel" class="tab-pane active"><h1>{TITLE}</h1><p class="date-published">Stand: 06.03.2019</p><div>{_body(table=table)}</div></div>
<div role="tabpanel" class="tab-pane" hidden><p>Ansprechpartnerin ist die Pressestelle, erreichbar werktags von 8 bis 12 Uhr unter der Nummer 00000.</p></div>
<div role="contentinfo">Alle Rechte vorbehalten, {PUBLISHER}</div></body></html>"""


def custom_elements() -> str:
    """Web components and hashed class names."""
    return f"""<!DOCTYPE html><html lang="de"><head><title>{TITLE} – {PUBLISHER}</title><meta property="article:published_time" content="{DAY}T08:00:00+01:00"></head>
<body><app-root><app-header class="c1f9a"><ul>{MENU}</ul></app-header><app-article class="x9d2k"><h1 class="q7">{TITLE}</h1><app-body class="z1">{_body()}</app-body></app-article>
<app-teaser-list class="k3">{_teasers("app-card", "v8")}</app-teaser-list></app-root></body></html>"""


LAYOUTS: tuple[Callable[[], str], ...] = (
    drupal, contao, ikiss, imperia, aspnet, blogger, amp, cards, soup, reporter, press_service, nested_tables, terms, tabs, custom_elements,
)  # fmt: skip
WITH_ROWS = (terms, tabs)
