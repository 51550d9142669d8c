/** How a system reaches the board: its address, and the identifier and secret that the centre was shown. */
export type Board = { readonly address: string; readonly clientId: string; readonly clientSecret: string };

/** Gets a token, and with it the candidates of the centre, waiting when there were too many requests. */
export async function fetchCandidates(board: Board): Promise<unknown> {
  const given = await fetch(`${board.address}/api/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", scope: "entries.view" }),
    headers: { authorization: `Basic ${btoa(`${board.clientId}:${board.clientSecret}`)}` },
  });
  if (!given.ok) throw new Error(`No token: ${await given.text()}`);
  const { access_token: token } = (await given.json()) as { access_token: string };
  for (;;) {
    const answer = await fetch(`${board.address}/api/v1/candidates`, { headers: { authorization: `Bearer ${token}` } });
    if (answer.ok) return answer.json();
    if (answer.status !== 429) throw new Error(`Refused: ${await answer.text()}`);
    await new Promise((resolve) => setTimeout(resolve, Number(answer.headers.get("retry-after")) * 1000));
  }
}
