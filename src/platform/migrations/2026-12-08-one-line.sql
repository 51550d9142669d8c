-- Whether a text is one line of characters that can be seen, as kernel/one-line.ts says, joiners apart: the second
-- wall.
create function platform.is_one_line(words text) returns boolean language sql immutable parallel safe
  return words !~ ('[\u0001-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F'
    || '\uFEFF\uFFF9-\uFFFB\uFFFD\U0001D173-\U0001D17A\U000E0001-\U000E007F]');
