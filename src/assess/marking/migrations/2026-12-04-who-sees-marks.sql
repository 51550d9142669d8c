-- Whether the asking person at the board may see marks: those who view or record them, and those who award and release
-- what they make.
create function marking.sees_marks() returns boolean language sql stable parallel safe
  return platform.may('marks.view') or platform.may('marks.record') or platform.may('awarding.run')
    or platform.may('results.view-all') or platform.may('results.release');
