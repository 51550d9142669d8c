/** Commands that start without the database: the door for the command line. */
export { toolboxCommands } from "../check-files/index.ts";
