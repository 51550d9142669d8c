import { defineCommand } from "#platform";
import { serveApp } from "../serve-app.ts";
import { dataOptions, untilStopped, withApp } from "../with-app.ts";

/** Serves the board until it is stopped. */
export const serve = defineCommand({
  name: "serve",
  summary: "serve the pages and the API of the board in a data folder",
  options: {
    ...dataOptions,
    port: { type: "whole", value: "N", about: "the port; 0 takes a free one", default: 8080, max: 65_535 },
    host: {
      type: "text", value: "ADDRESS", about: "the address to listen on; only this machine unless said otherwise",
      default: "127.0.0.1"
    },
    address: {
      type: "text", value: "URL", about: "where people reach the pages, such as https://exams.example.org; also " +
        "ACCOLADE_ADDRESS",
    },
  },
  run: (options, _rest, io) => withApp(options, io, async (app, stopping) => {
    const listening = await serveApp(app, options);
    io.out(`${app.board.name} is at ${listening.address} (stop with Ctrl-C)\n`);
    await untilStopped(stopping);
    await listening.close();
    io.out("Stopped.\n");
    return 0;
  }),
});
