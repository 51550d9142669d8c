import { defineRefusal } from "#kernel";

const exchange = "JCQ Formats for the exchange of examination-related data, awarding body identifier";
const regulations =
  "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation 8";

export const unchanged = defineRefusal(
  "board-unchanged",
  "You have not changed anything. Change an answer, or cancel.",
);

export const nameInvalid = defineRefusal(
  "board-name-invalid",
  "Enter the name of the board, between 2 and 100 characters",
  { field: "name" },
);
export const shortNameInvalid = defineRefusal(
  "board-short-name-invalid",
  "Enter a short name of 30 characters or fewer",
  { field: "shortName" },
);
export const identifierInvalid = defineRefusal(
  "board-identifier-invalid",
  "Enter the awarding body identifier, which is 2 digits",
  { field: "identifier", source: exchange },
);
export const postalAddressTooLong = defineRefusal(
  "board-address-too-long",
  "Postal address must be 500 characters or fewer",
  { field: "postalAddress" },
);
export const webAddressInvalid = defineRefusal(
  "board-web-address-invalid",
  "Enter a web address that begins with https://, for example https://www.example.org",
  { field: "webAddress" },
);

export const contactEmailInvalid = defineRefusal(
  "contact-email-invalid",
  "{about}: enter the email address in full, for example exams@example.org",
);
export const contactTelephoneInvalid = defineRefusal(
  "contact-telephone-invalid",
  "{about}: enter the telephone number in digits, for example 020 7946 0000",
);
export const contactGeneralMissing = defineRefusal(
  "contact-general-missing",
  "Enter an email address or a telephone number for general enquiries",
  { field: "general-email" },
);

export const linkTextInvalid = defineRefusal(
  "link-text-invalid",
  "Enter the text of link {place}, 60 characters or fewer",
);
export const linkAddressInvalid = defineRefusal(
  "link-address-invalid",
  "Enter an address for link {place} that begins with https://",
);

export const accentInvalid = defineRefusal(
  "accent-invalid",
  "Enter the colour as # and 6 characters from 0 to 9 and a to f, for example #1d3557",
  { field: "accent" },
);
export const accentContrastLow = defineRefusal(
  "accent-contrast-low",
  "White text on {accent} has a contrast of {ratio}. Choose a darker colour, with at least 4.5:1",
  { field: "accent", source: "WCAG 2.2, success criterion 1.4.3 Contrast (Minimum), level AA" },
);

export const logoMissing = defineRefusal("logo-missing", "Choose a PNG or JPEG file", { field: "logo" });
export const logoKindUnknown = defineRefusal("logo-kind-unknown", "The logo must be a PNG or JPEG file", {
  field: "logo",
});
export const logoBroken = defineRefusal(
  "logo-broken",
  "The logo cannot be read. It is damaged, animated, or has something else attached. Save it again as a PNG or JPEG file",
  { field: "logo" },
);
export const logoTooLarge = defineRefusal("logo-too-large", "The logo must be smaller than 300KB", { field: "logo" });
export const logoDimensions = defineRefusal(
  "logo-dimensions",
  "The logo is {width} by {height} pixels. Each side must be between {min} and {max} pixels",
  { field: "logo" },
);
export const logoAbsent = defineRefusal("logo-absent", "The board has no logo to remove.");

export const textKindUnknown = defineRefusal("text-kind-unknown", "There is no such page. Choose one from Settings.");
export const textMissing = defineRefusal("text-missing", "Enter the text of the page");
export const textTooLong = defineRefusal("text-too-long", "The text must be 50,000 characters or fewer");
export const textLinkInvalid = defineRefusal(
  "text-link-invalid",
  "The link to {href} on line {line} must begin with https://, mailto:, tel: or /",
);
export const textUnchanged = defineRefusal("text-unchanged", "You have not changed the text. Change it, or cancel.", {
  field: "body",
});
export const draftMissing = defineRefusal("draft-missing", "There is no draft to publish. Write one first.");
export const publisherUnnamed = defineRefusal(
  "publisher-unnamed",
  "The board has no name yet. Set its name before you publish a page.",
);
export const effectiveInvalid = defineRefusal("text-effective-invalid", "Enter the date the text takes effect", {
  field: "effectiveOn",
});
export const effectiveEarly = defineRefusal(
  "text-effective-early",
  "The text must take effect on or after {earliest}",
  { field: "effectiveOn" },
);

export const complianceMissing = defineRefusal("compliance-missing", "Select how far the site complies", {
  field: "compliance",
});
export const complianceNotFull = defineRefusal(
  "compliance-not-full",
  "A fully compliant site has no content that is not accessible. Select partially compliant, or remove that content",
  { field: "compliance", source: regulations },
);
export const failuresMissing = defineRefusal(
  "failures-missing",
  "Enter the content that is not accessible, and the success criteria it fails",
  { field: "failures", source: regulations },
);
export const testedMissing = defineRefusal("tested-missing", "Enter how, when and by whom the site was tested", {
  field: "tested",
  source: regulations,
});
export const preparedInvalid = defineRefusal("prepared-invalid", "Enter the date the statement was prepared", {
  field: "preparedOn",
});
export const preparedLater = defineRefusal(
  "prepared-later",
  "The statement must have been prepared on or before {today}",
  { field: "preparedOn" },
);
export const reviewedInvalid = defineRefusal("reviewed-invalid", "Enter the date the statement was last reviewed", {
  field: "reviewedOn",
});
export const reviewedOutOfOrder = defineRefusal(
  "reviewed-out-of-order",
  "The last review must be between the date the statement was prepared and today",
  { field: "reviewedOn" },
);
export const replyDaysInvalid = defineRefusal("reply-days-invalid", "Working days to reply must be between 1 and 60", {
  field: "replyDays",
});
export const enforcementMissing = defineRefusal("enforcement-missing", "Select where the board works", {
  field: "enforcement",
});
export const complaintsContactMissing = defineRefusal(
  "complaints-contact-missing",
  "Add a contact for accessibility or for general enquiries first. The statement must say how to complain.",
  { source: regulations },
);

export const mailNotSet = defineRefusal(
  "mail-not-set",
  "No mail server is set. Set ACCOLADE_SMTP_URL and ACCOLADE_MAIL_FROM, and start the server again.",
);
export const mailAddressInvalid = defineRefusal("mail-address-invalid", "Enter the email address in full", {
  field: "to",
});
