/* Passkeys: asks the site for the question and the device for the answer, and sends the form with it (data-passkey). */
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const known = (list) => list?.map((each) => ({ ...each, id: bytes(each.id) }));
let waiting;

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const able = window.PublicKeyCredential !== undefined && navigator.credentials !== undefined;
  form.hidden = !able;
  for (const part of document.querySelectorAll("[data-passkey-missing]")) part.hidden = able;
  if (!able) continue;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.dataset.asking) return;
    form.dataset.asking = "yes";
    waiting?.abort();
    answer(form, {}).catch((fault) => explain(form, fault)).finally(() => delete form.dataset.asking);
  });
  if (form.dataset.passkeyField !== undefined) offerInField(form);
}

/* A browser that can offers the passkeys it has in the email field, besides the button. */
async function offerInField(form) {
  if (!await PublicKeyCredential.isConditionalMediationAvailable?.()) return;
  waiting = new AbortController();
  answer(form, { mediation: "conditional", signal: waiting.signal }).catch(() => undefined);
}

async function answer(form, settings) {
  const asked = await fetch(form.dataset.passkeyOptions, {
    method: "POST", headers: { "x-form-token": form.elements._token.value },
  });
  if (asked.redirected) return location.assign(asked.url);
  if (!asked.ok) throw new Error("not asked");
  const options = await asked.json();
  const credential = form.dataset.passkey === "create"
    ? await navigator.credentials.create({ publicKey: toCreate(options), ...settings })
    : await navigator.credentials.get({ publicKey: toGet(options), ...settings });
  form.elements.response.value = JSON.stringify(written(credential));
  form.submit();
}

function toCreate(options) {
  return {
    ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: known(options.excludeCredentials),
  };
}

function toGet(options) {
  return { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) };
}

function written({ id, rawId, type, authenticatorAttachment, response }) {
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const read = parts.filter((part) => response[part]).map((part) => [part, text(response[part])]);
  const transports = response.getTransports?.() ?? [];
  return {
    id, rawId: text(rawId), type, authenticatorAttachment: authenticatorAttachment ?? undefined,
    clientExtensionResults: {}, response: { ...Object.fromEntries(read), transports },
  };
}

const sentences = {
  NotAllowedError: "The passkey was not used: you stopped, it took too long, or this device has none for this site. Try again, or choose another way.",
  InvalidStateError: "This device has a passkey for your account already. There is nothing to do, or choose another device.",
};

function explain(form, fault) {
  const place = form.querySelector("[data-passkey-fault]");
  place.hidden = false;
  place.textContent = fault.name === "SecurityError"
    ? `Passkeys work only at ${form.dataset.passkeyAddress}. Open that address and try again.`
    : sentences[fault.name] ?? "The passkey could not be used. Load the page again, and choose another way if it happens again.";
}
