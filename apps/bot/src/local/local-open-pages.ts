import { type Html, html } from '../views/html.ts';
import { barePage } from '../views/layout.ts';

export function setUpPage(minPassword: number): Html {
  return formPage(
    'Set up this bot',
    html`<p class="soft">You are the first one here, and become its owner.</p>
      <form method="post" action="/set-up">
        <label>Company <input name="company" required maxlength="200" /></label>${newcomerFields(minPassword)}
        <button>Set up</button>
      </form>`,
  );
}

export function signInPage(instanceName: string, problem?: string): Html {
  return formPage(
    instanceName,
    html`${problem && html`<p role="alert">${problem}</p>`}
      <form method="post" action="/sign-in">
        <label>E-mail <input type="email" name="email" required autocomplete="username" /></label>
        <label>Password <input type="password" name="password" required autocomplete="current-password" /></label>
        <button>Sign in</button>
      </form>`,
  );
}

export function joinPage(token: string, company: string, minPassword: number): Html {
  return formPage(
    `Join ${company}`,
    html`<form method="post" action="/join/${token}">${newcomerFields(minPassword)}<button>Join</button></form>`,
  );
}

function newcomerFields(minPassword: number): Html {
  return html`<label>Your name <input name="name" required maxlength="100" autocomplete="name" /></label>
    <label>E-mail <input type="email" name="email" required autocomplete="username" /></label>
    <label
      >Password <input type="password" name="password" required minlength="${minPassword}" autocomplete="new-password"
    /></label>`;
}

function formPage(title: string, content: Html): Html {
  return barePage(
    title,
    html`<main class="wide">
      <div class="card narrow">
        <h1>${title}</h1>
        <br />${content}
      </div>
    </main>`,
  );
}
