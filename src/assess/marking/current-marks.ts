/**
 * The current marks of a series ($1) for other modules' SQL: a row is one component of one live or withdrawn entry
 * that has a mark. `total` is the sum of the movements: the mark to award with where status is marked or incomplete
 * and there is no grade; 0 where absent or withdrawn. `status` is that of the last movement; pending (on hold) means
 * the result is Q. A component of an entry without a row here is outstanding. It reads the ledger once, in the order
 * of its key; for one mark use the view `marking.current_mark`.
 */
export const currentMarksSql = `
  select centre_id, candidate_id, option, component, sum(change)::integer as total,
         (array_agg(status order by movement desc))[1] as status,
         (array_agg(grade order by movement desc))[1] as grade
  from marking.movement
  where series = $1
  group by centre_id, candidate_id, option, component`;
