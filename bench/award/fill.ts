import pg from "pg";
import { connection, type DatabaseAddress } from "#platform/database";

export const series = "6A26";

/** Candidates of each centre, and entries of each candidate. */
const [candidates, each] = [250, 4];
const act = "00000000-0000-7000-8000-000000000000";

/**
 * Entries for awards of three components, four to a candidate and a thousand to a centre, with a mark for every
 * component, stored component by component as marks arrive. The same size is always the same data.
 */
export async function fillEntries(address: DatabaseAddress, entries: number, connections: number): Promise<void> {
  const centres = Math.max(connections, Math.ceil(entries / (candidates * each)));
  const parts = Array.from(
    { length: connections },
    (_, part) =>
      [Math.floor((centres * part) / connections) + 1, Math.floor((centres * (part + 1)) / connections)] as const,
  );
  await Promise.all(parts.map(([from, to]) => onWorker(address, (client) => fillCentres(client, from, to))));
  await settle(address);
}

async function fillCentres(client: pg.Client, from: number, to: number): Promise<void> {
  const centre = "lpad((10000 + c)::text, 5, '0')";
  await client.query(
    `insert into centres.centre (centre_id, name) select ${centre}, 'Centre ' || c from generate_series(${from}, ` +
      `${to}) c`,
  );
  await client.query(
    `insert into candidates.candidate (centre_id, candidate_id, uci, surname, forenames, file_name, sex)
    select ${centre}, k, ${centre} || '026' || lpad(k::text, 4, '0') || 'A', 'Okafor', 'Niamh', 'OKAFOR:NIAMH', 'F'
    from generate_series(${from}, ${to}) c, generate_series(1, ${candidates}) k`,
  );
  await client.query(`insert into entries.entry (centre_id, series, candidate_id, option, status, channel)
    with offered as (
      select option, row_number() over (order by option) - 1 as place, count(*) over () as options
      from (select oc.option from catalogue.option_components oc
            join catalogue.options o on o.option = oc.option and o.kind = 'award'
            join catalogue.series_options so on so.option = oc.option and so.series = '${series}'
            group by oc.option having count(*) = 3) three
    )
    select ${centre}, '${series}', k, o.option, 'final', 'file'
    from generate_series(${from}, ${to}) c, generate_series(1, ${candidates}) k, generate_series(0, ${each - 1}) j,
      offered o
    where o.place = (k * 7 + j * 5 + c) % o.options`);
  await client.query(
    `insert into marking.movement (centre_id, series, candidate_id, option, component, movement, change, status, cause,
    act_id)
    select e.centre_id, e.series, e.candidate_id, e.option, oc.component, 1,
           abs(hashtext(e.centre_id || e.candidate_id || oc.component)) % (c.max_mark + 1), 'marked', 'raw', '${act}'
    from entries.entry e
    join catalogue.option_components oc on oc.option = e.option
    join catalogue.components c on c.component = oc.component
    where e.series = '${series}' and e.centre_id between lpad((10000 + ${from})::text, 5, '0')
      and lpad((10000 + ${to})::text, 5, '0')
    order by oc.component, e.centre_id, e.candidate_id`,
  );
}

/** Statistics and visibility as a server at rest has them, and everything written to the disk. */
async function settle(address: DatabaseAddress): Promise<void> {
  const owner = new pg.Client(connection(address, "owner"));
  await owner.connect();
  for (const table of ["centres.centre", "candidates.candidate", "entries.entry", "marking.movement"])
    await owner.query(`vacuum (analyze) ${table}`);
  await owner.end();
}

async function onWorker<Value>(address: DatabaseAddress, use: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client(connection(address, "worker"));
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
