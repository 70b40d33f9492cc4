/** The look of the page, light and dark. */
export const style = `
:root { color-scheme: light dark; --ink: light-dark(#10212b, #e6edf0); --soft: light-dark(#53656f, #9db0ba);
  --line: light-dark(#dbe3e8, #2c3b44); --page: light-dark(#f3f6f8, #0e171c); --card: light-dark(#fff, #16232b);
  --green: light-dark(#00684a, #4fd8a0); --mint: light-dark(#e3fcf0, #06382a); --blue: light-dark(#0b56a5, #8cc4ff);
  --sky: light-dark(#e4f1ff, #0d2f4f); --amber: light-dark(#7a4b00, #ffd27a); --sand: light-dark(#fff3d6, #40300a);
  --red: light-dark(#a32015, #ff9f94); --rose: light-dark(#ffe7e4, #4a1612); }
* { box-sizing: border-box }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page) }
header, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem }
header { padding-top: 1.75rem }
h1 { margin: 0; font-size: 1.6rem } h1 small, h2 small { font-weight: 400; color: var(--soft); font-size: .85rem }
h2 { margin: 0; font-size: 1.2rem } h3 { margin: 0 0 .35rem; font-size: .95rem }
p { margin: .35rem 0 } .soft { color: var(--soft) } code { font-size: .9em; overflow-wrap: anywhere }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; margin: 1.25rem 0; padding: 1.1rem 1.25rem }
.warning { border-color: var(--amber); background: var(--sand); color: var(--amber) }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 1.25rem; margin-top: 1.1rem }
.wide { overflow-x: auto } table { border-collapse: collapse; width: 100% }
th { font-weight: 600; color: var(--soft); font-size: .8rem; white-space: nowrap }
th, td { text-align: left; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: top }
tr:last-child td { border-bottom: 0 } td.name { font-weight: 600 } td small { font-weight: 400 }
.mark { display: inline-block; border-radius: 99px; padding: 0 .6rem; font-size: .8rem; font-weight: 600; white-space: nowrap }
.idle { color: var(--green); background: var(--mint) } .busy { color: var(--blue); background: var(--sky) }
.plain { color: var(--soft); background: var(--page) } .paused { color: var(--amber); background: var(--sand) } .deleting, .repairing { color: var(--red); background: var(--rose) }
button { font: inherit; font-weight: 600; color: var(--green); background: var(--card); border: 1px solid currentColor;
  border-radius: 8px; padding: .1rem .8rem; cursor: pointer }
button:hover { background: var(--mint) } :focus-visible { outline: 3px solid var(--blue); outline-offset: 2px }
[popover] { color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem;
  width: min(46rem, 94vw); box-shadow: 0 12px 48px #0006 }
[popover]::backdrop { background: #0008 } [popover] h3 { font-size: 1.1rem }
pre { background: var(--page); border-radius: 8px; padding: .6rem .75rem; margin: .35rem 0 1rem; white-space: pre-wrap; overflow-wrap: anywhere }
.bar { display: flex; gap: .6rem; justify-content: flex-end }
footer { padding-bottom: 2rem; color: var(--soft); font-size: .85rem }
body.gone main { opacity: .45 } #gone { display: none } body.gone #gone { display: block }
`;
