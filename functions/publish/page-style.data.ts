// The style sheet of all pages. Data. Colours keep a contrast of at least 4.5:1 on their ground, in light and dark.

export const STYLE = `
:root{color-scheme:light dark;--ground:#fff;--raised:#f6f5f2;--ink:#1c1b19;--soft:#5c5850;--line:#dcd8cf;--link:#0b57a4;--mark:#7a4a00;--markground:#fdf1dc;--new:#0d5f3a;--newground:#e2f4ea}
@media(prefers-color-scheme:dark){:root{--ground:#161514;--raised:#211f1d;--ink:#eceae6;--soft:#b3aea4;--line:#3b3833;--link:#8cc2ff;--mark:#f0c987;--markground:#3a2e17;--new:#8edbb2;--newground:#17372a}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.75 system-ui,-apple-system,"Segoe UI","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:.2em}
a:focus-visible,summary:focus-visible,input:focus-visible,.picture:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{position:static;display:inline-block;padding:.5rem 1rem}
header,main,footer{max-width:46rem;margin:0 auto;padding:0 1rem}
header nav,footer nav:not(.months,.feeds),.months ul,.feeds ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:0;padding:.75rem 0}
.months h2,.feeds h2{font-size:1.05rem;margin:1.5rem 0 0;padding:0;border:0;color:var(--ink)}
.feeds ul{flex-direction:column}
.days{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1.25rem;padding:.75rem 0 0;margin:0;font-size:.95rem}
.days:empty,.told:empty{display:none}
.days a[rel=next]{margin-left:auto}
.told{font-size:.9rem;color:var(--soft)}
.told p{margin:0}
.history>summary{cursor:pointer}
.history ol{list-style:none;margin:.25rem 0 .5rem;padding:0 0 0 .9rem;border-left:3px solid var(--line)}
.point{margin-left:.25rem;padding:0 .4rem;color:var(--soft);text-decoration:none}
.point:hover,.point:focus-visible{color:var(--link);text-decoration:underline}
header{border-bottom:1px solid var(--line);font-size:.95rem}
footer{border-top:1px solid var(--line);margin-top:3rem;padding-bottom:3rem;font-size:.95rem;color:var(--soft)}
h1{font-size:1.6rem;line-height:1.35;margin:1.75rem 0 .5rem}
h2{font-size:1.3rem;line-height:1.4;margin:2.5rem 0 .75rem;padding-bottom:.3rem;border-bottom:1px solid var(--line)}
h3{font-size:1.1rem;line-height:1.5;margin:1.75rem 0 .5rem}
p{margin:.5rem 0}
.meta{color:var(--soft);font-size:.95rem}
.meta span+span::before{content:" · "}
.notice{margin:.75rem 0;padding:.4rem .9rem;border-radius:.4rem;background:var(--markground);color:var(--mark);font-weight:600}
.contents ol{display:flex;flex-wrap:wrap;gap:.15rem 1.25rem;list-style:none;margin:.75rem 0;padding:0;font-size:.95rem}
.stories{padding-left:2em;margin:.75rem 0}
ul.stories{padding-left:1.25em}
.stories>li{margin:0 0 1.1rem}
.stories>li::marker{color:var(--soft)}
:target{background:var(--markground);outline:.4rem solid var(--markground)}
.label{display:inline-block;margin-right:.4rem;padding:0 .5em;border-radius:1em;font-size:.8rem;line-height:1.7;background:var(--markground);color:var(--mark);white-space:nowrap}
.label.new,.label.update{background:var(--newground);color:var(--new)}
.claim{margin:.6rem 0}
.sources{color:var(--soft);font-size:.95rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.sentence,.sentence>summary{display:inline}
/* Chromium gives the content of a closed disclosure a line of its own, which would break the paragraph. */
.sentence:not([open])::details-content{display:none}
.sentence>summary{position:relative;cursor:pointer;list-style:none;color:inherit;padding:0;text-decoration:underline dotted var(--line);text-underline-offset:.3em}
.sentence>summary::-webkit-details-marker{display:none}
.sentence>summary:hover,.sentence[open]>summary{background:var(--markground);text-decoration-color:var(--mark)}
.count{margin:0 .1em;font-size:.7em;vertical-align:.4em;color:var(--soft)}
.posts{list-style:none;margin:.5rem 0 .75rem;padding:.5rem .9rem;background:var(--raised);border:1px solid var(--line);border-radius:.4rem;font-size:.95rem}
.posts li{scroll-margin-top:6rem}
.posts li+li{border-top:1px solid var(--line);margin-top:.5rem;padding-top:.5rem}
.posts p{margin:0}
.posts blockquote{margin:.25rem 0;color:var(--ink)}
.posts .translation{padding-left:.9rem;color:var(--soft)}
blockquote{margin:.5rem 0 .75rem;padding:.1rem 0 .1rem .9rem;border-left:3px solid var(--line);color:var(--soft);font-size:.98rem}
blockquote p{margin:0}
.picture{margin:1rem 0;overflow-x:auto;background:#fff;border:1px solid var(--line);border-radius:.5rem}
.picture svg,.picture img{display:block;width:100%;height:auto}
.picture svg{min-width:44rem}
.picture a:hover path,.picture a:focus path{stroke:currentColor;stroke-width:24;color:#1c1b19}
.wordlist{list-style:none;padding:0;margin:0}
.wordlist li.word{display:none}
.wordlist li.word:target{display:block;padding:.25rem .5rem}
.wordlist h3{margin:.25rem 0}
.coverage{background:var(--raised);border:1px solid var(--line);border-radius:.5rem;padding:.25rem 1.1rem 1rem;margin-top:2.5rem}
.coverage h2{margin-top:.75rem}
.coverage dl{display:grid;grid-template-columns:max-content 1fr;gap:.4rem 1rem;margin:0}
.coverage dt{font-weight:600}
.coverage dd{margin:0}
.coverage p,.coverage .claim{margin:0}
.search{width:100%;font:inherit;color:inherit;background:var(--raised);border:1px solid var(--soft);border-radius:.4rem;padding:.5rem .75rem}
[hidden]{display:none!important}
.latest h2{border:0;margin-bottom:.25rem}
.latest h2 a{color:inherit;text-decoration-color:var(--line)}
.latest .picture{display:block;margin:.25rem 0 1rem}
.headlines{margin:0 0 1rem;padding-left:1.9em}
.headlines li{margin:0 0 .45rem;line-height:1.5}
.headlines li::marker,.headlines a{color:var(--ink)}
.headlines a{text-decoration-color:var(--line)}
.headlines a:hover{color:var(--link)}
main:has(.latest),body:has(.latest)>header,body:has(.latest)>footer{max-width:66rem}
@media(min-width:60rem){.first{display:grid;grid-template-columns:1fr 1fr;gap:0 1.75rem;align-items:start}}
.topic h3{margin:1rem 0 .25rem}
.reports{list-style:none;margin:0;padding:0}
.report{margin:0;padding:.55rem 0}
.report+.report{border-top:1px solid var(--line)}
.points{margin:.1rem 0 0;font-size:.95rem;color:var(--soft);display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;line-clamp:3;overflow:hidden}
.searched .points{display:block}
@media(min-width:40rem){.report{display:grid;grid-template-columns:minmax(6.5rem,max-content) 1fr;gap:0 1.25rem}.points{margin:0}}
@media(max-width:30rem){body{font-size:1rem}h1{font-size:1.35rem}h2{font-size:1.2rem}}
@media print{header nav,.contents,.search,.skip,.days,.point{display:none}}
`;
