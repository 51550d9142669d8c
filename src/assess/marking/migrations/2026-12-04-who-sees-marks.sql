-- Whether the asking person at the board may see marks: those who award and release what they make, and those who view
-- or record them. An award reads the most: it is asked first.
create function marking.sees_marks() returns boolean language sql stable parallel safe
  return platform.may('awarding.run') or platform.may('marks.view') or platform.may('marks.record')
    or platform.may('results.view-all') or platform.may('results.release');
