/** How the program sends email. */
export type Mailing =
  | { readonly mode: "smtp"; readonly server: MailServer }
  /** They are shown on a page of this machine, and none is sent. */
  | { readonly mode: "capture" }
  /** No mail server is set: emails wait. */
  | { readonly mode: "none" };

/** The mail server that takes our emails, and the sender. */
export type MailServer = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte, after STARTTLS (without which nothing is sent), or none, for a local mail server. */
  readonly tls: "at-once" | "upgrade" | "none";
  readonly login: { readonly user: string; readonly password: string } | undefined;
  readonly from: Sender;
};

/** `name` is empty when the board's own name is used. */
export type Sender = { readonly name: string; readonly address: string };
