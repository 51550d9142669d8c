/** For tests: a whole catalogue small enough to count lines in; a linear, a unitised and a points qualification. */
export const smallCatalogue: Readonly<Record<string, string>> = {
  "families.csv": `family,title,level,embargoed,rounding
GCSE,GCSE,2,yes,total
TECH,Technicals,3,no,total
`,
  "suites.csv": `suite,family,title
G9,GCSE,GCSE (9 to 1)
GU,GCSE,In units
T16,TECH,Technicals
`,
  "grade_sets.csv": `grade_set,grade,rank,label
AB,A,1,A
AB,B,2,B
AB,U,3,Ungraded
PM,M,1,Merit
PM,P,2,Pass
PM,U,3,Unclassified
`,
  "qualifications.csv": `${[
    "qualification,suite,title,scheme,grade_set,qan,glh",
    "max_total,near_pass_max,unclassified_max,status,source",
  ].join()}
Q001,G9,Mathematics,linear,AB,,,125,,,published,a booklet
Q002,GU,Accounting,gce,AB,,,200,,,sample,
Q003,T16,Business,points,PM,,120,,0,0,sample,
`,
  "units.csv": `${[
    "unit,suite,title,assessment,scheme,grade_set,glh",
    "max_uniform,second_year,attempts,attempts_max,status,source",
  ].join(",")}
U001,GU,One,exam,gce,AB,,100,no,best,,sample,
U002,GU,Two,exam,gce,AB,,100,yes,best,,sample,
U003,GU,Three,exam,gce,AB,,100,yes,best,,sample,
V001,T16,Claimed,nea,claim,PM,60,,no,best,,sample,
V002,T16,Examined,exam,points,PM,60,,no,best,,sample,
V003,T16,Also claimed,nea,claim,PM,60,,no,best,,sample,
`,
  "components.csv": `component,title,assessment,max_mark,minutes,teacher_marks,exam_day,session,status,source
Q001/01,Paper 1,exam,50,60,N,2026-06-03,A,sample,
Q001/02,Paper 2,exam,50,60,N,2026-06-10,P,sample,
U001/01,One by upload,nea,60,,Y,,,sample,
U001/02,One by post,nea,60,,Y,,,sample,
U002/01,Two,exam,60,60,N,,,sample,
U003/01,Three,exam,60,60,N,,,sample,
V001/01,Claimed,nea,,,G,,,sample,
V002/01,Examined,exam,40,60,N,,,sample,
V003/01,Also claimed,nea,,,G,,,sample,
`,
  "options.csv": `option,kind,title,qualification,unit,tier,method,process
Q001,award,Mathematics,Q001,,,,E
U001A,unit,One by upload,,U001,,upload,E
U001B,unit,One by post,,U001,,post,E
U002,unit,Two,,U002,,,E
U003,unit,Three,,U003,,,E
V001,unit,Claimed,,V001,,,E
V002,unit,Examined,,V002,,,E
V003,unit,Also claimed,,V003,,,E
Q002,certification,Accounting,Q002,,,,E
Q003,certification,Business,Q003,,,,R
`,
  "option_components.csv": `option,component,factor
Q001,Q001/01,1
Q001,Q001/02,3/2
U001A,U001/01,1
U001B,U001/02,1
U002,U002/01,1
U003,U003/01,1
V001,V001/01,1
V002,V002/01,1
V003,V003/01,1
`,
  "combination_groups.csv": `qualification,unit_group,choose,optional,terminal
Q002,mandatory,1,no,no
Q002,optional,1,yes,no
Q003,mandatory,1,no,no
Q003,optional,1,yes,no
`,
  "combination_units.csv": `qualification,unit_group,unit
Q002,mandatory,U001
Q002,optional,U002
Q002,optional,U003
Q003,mandatory,V002
Q003,optional,V001
Q003,optional,V003
`,
  "barred_pairs.csv": `option,other_option,scope,reason
U001A,U001B,S,One way in a series
`,
  "series.csv": `series,title,month,year
6A25,June 2025,6,2025
BA25,November 2025,11,2025
1A26,January 2026,1,2026
6A26,June 2026,6,2026
`,
  "series_options.csv": `series,option,fee,status,source
6A26,Q001,4000,sample,
6A26,U001A,2000,sample,
6A26,U001B,2000,sample,
6A26,U002,2000,sample,
6A26,V001,0,sample,
6A26,Q003,9000,sample,
1A26,V002,0,sample,
`,
  "key_dates.csv": `series,family,kind,at,status,source
6A26,GCSE,final-entries,2026-02-21T23:59,sample,
6A26,GCSE,late-entries,2026-03-21T23:59,sample,
6A26,GCSE,last-amendment,2026-08-12T23:59,sample,
6A26,GCSE,marks-due,2026-05-15T23:59,sample,
6A26,GCSE,release-centres,2026-08-19T00:01,sample,
6A26,GCSE,release-candidates,2026-08-20T08:00,sample,
6A26,TECH,final-entries,2026-02-21T23:59,sample,
1A26,TECH,final-entries,2025-10-21T23:59,sample,
`,
  "late_fees.csv": `series,family,stage,fee,status,source
6A26,GCSE,late,2500,sample,
6A26,GCSE,very-late,5000,sample,
`,
  "boundaries.csv": `series,target,code,grade,mark,status,source
6A26,option,Q001,A,90,sample,
6A26,option,Q001,B,60,sample,
6A26,unit,U001,A,45,sample,
6A26,unit,U001,B,30,sample,
6A26,component,Q001/01,A,40,sample,
6A26,component,Q001/01,B,20,sample,
`,
  "uniform_scales.csv": `scheme,grade,percent
gce,A,80
gce,B,70
`,
  "conversions.csv": `series,unit,notional,knots
6A26,U001,none,0:0;30:70;45:80;60:100
`,
  "thresholds.csv": `qualification,series,grade,minimum,status,source
Q002,,A,160,sample,
Q002,,B,140,sample,
Q002,6A25,A,150,sample,
Q002,6A25,B,130,sample,
Q003,,M,16,sample,
Q003,,P,14,sample,
`,
  "points.csv": `suite,glh,grade,points,status,source
T16,60,M,8,sample,
T16,60,P,7,sample,
T16,60,U,0,sample,
`,
  "prices.csv": `year,service,family,series,title,per,fee,status,source
2026,review-of-marking,,,Review of marking,component,6150,sample,
2026,review-of-marking,GCSE,,Review of marking,component,4500,sample,
2026,review-of-marking,,6A26,Review of marking,component,6200,sample,
`,
  "vat_rates.csv": `service,from_day,treatment,percent,status,source
,2023-08-01,exempt,0,sample,
certificate,2023-08-01,standard,20,sample,
`,
};

/** The small catalogue in bytes, with some lines replaced: `[file, line, text]`; no text takes the line out. */
export function smallCatalogueBytes(...edits: readonly (readonly [string, number, string])[]): Map<string, Uint8Array> {
  const files = new Map(Object.entries(smallCatalogue).map(([name, text]) => [name, text.split("\n")]));
  for (const [file, line, text] of edits.toSorted((a, b) => b[1] - a[1])) {
    files.get(`${file}.csv`)?.splice(line - 1, 1, ...(text === "" ? [] : [text]));
  }
  return new Map([...files].map(([name, lines]) => [name, new TextEncoder().encode(lines.join("\n"))]));
}
