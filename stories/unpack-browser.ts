import chromium from "@sparticuz/chromium";

/** Unpacks the browser into the folder for temporary files. */
await chromium.executablePath();
