-- Who may read and write what of the board's settings: everyone reads what is public, the board alone writes.
grant usage on schema board
  to accolade_centre, accolade_board, accolade_assessor, accolade_public, accolade_worker, accolade_access;
grant select on board.profile, board.logo, board.contact, board.footer_link, board.text
  to accolade_centre, accolade_board, accolade_assessor, accolade_public, accolade_worker, accolade_access;
grant update on board.profile to accolade_board;
grant insert, update, delete on board.contact, board.footer_link to accolade_board;
-- A logo that was, and a text that was published, stay as they were.
grant insert on board.logo, board.text to accolade_board;
-- What is not published is the board's own.
grant select, insert, update, delete on board.draft to accolade_board;
grant select, insert, update on board.accessibility_answers to accolade_board;
