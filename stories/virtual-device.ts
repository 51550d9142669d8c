import type { Page } from "playwright-core";

/** A device that keeps passkeys and verifies whoever sits before it, as a phone with a fingerprint does. */
export async function giveDevice(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** What makes a browser wait for the button, rather than offer a passkey as soon as the page is there. */
export const withoutOffer = "window.PublicKeyCredential.isConditionalMediationAvailable = undefined";
