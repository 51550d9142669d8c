/**
 * Made-up people of a made-up board: names as they are heard all over Britain. `Singh/Kaur` is what a man and what a
 * woman of one family is called.
 */
export const surnames =
  words(`Smith Jones Taylor Brown Williams Davies Evans Thomas Roberts Johnson Walker Wright Robinson
  Thompson White Hughes Edwards Green Hall Wood Harris Clarke Jackson Turner Hill Cooper Ward Morris Moore Clark Lee
  King Baker
  Harrison Morgan Allen James Scott Phillips Watson Davis Parker Price Bennett Young Griffiths Mitchell Kelly Cook
  Carter
  Richardson Bailey Collins Bell Shaw Murphy Miller Cox Marshall Simpson Anderson Ellis Adams Wilkinson Foster
  Campbell Stewart
  MacDonald McKenzie Fraser Sinclair MacLeod Gallacher O'Brien O'Neill Byrne Fitzgerald Doherty Pugh Llewellyn Gwynne
  Bowen
  Prys-Jones Patel Khan Singh/Kaur Singh/Kaur Ahmed Hussain Miah/Begum Ali Shah Chowdhury Rahman Iqbal Sharma Gupta
  Mistry Desai
  Fernando Perera
  Okafor Adeyemi Mensah Boateng Osei Nwosu Abdi Mohamed Warsame Bangura Kamara Chen Wong Li Zhang Chan Nguyen Tran Nowak
  Kowalski/Kowalska Wiśniewski/Wiśniewska Lewandowski/Lewandowska Popescu Ionescu Novák/Nováková
  Horváth Petrov/Petrova Silva Santos Costa García Rossi Müller Çelik
  Yılmaz
  Demir Haddad Rahimi Tesfaye Bekele Smith-Jones Fox-Taylor Wells-Barnett de-Souza St.-John Featherstonehaugh`);

/** Forenames, by the sex that a candidate's record says. */
export const forenames: Readonly<Record<"M" | "F", readonly string[]>> = {
  F: words(`Olivia Amelia Isla Ava Emily Sophia Grace Mia Poppy Lily Ella Evie Charlotte Jessica Daisy Alice Freya
  Sienna Megan Carys Seren Ffion Catrin Nia Niamh Aoife Saoirse Eilidh Iona Morag Aisha Fatima Zainab Maryam Amina
  Hana Priya Ananya Diya Simran Harpreet Jasleen Chidera Ngozi Amara Ama Efua Hodan Mei Ling Linh Zuzanna Oliwia Ioana
  Zoë Chloë Renée Sofia Beatriz Giulia Elif Leila Selam Elizabeth`),
  M: words(`Oliver George Noah Arthur Harry Leo Muhammad Jack Charlie Oscar Jacob Henry Thomas Freddie Theo Archie
  Rhys Dylan Owain Gethin Ieuan Callum Hamish Fergus Finlay Rory Cormac Declan Conor Yusuf Ibrahim Omar Bilal Zayd
  Ayaan Aarav Arjun Rohan Gurpreet Chidi Tunde Kwame Kofi Abdirahman Wei Jun Minh Jakub Kacper Andrei Tomáš André José
  Mateus Luca Emre Mehmet Reza Dawit Alexander Maximilian`),
};

export const middleNames: Readonly<Record<"M" | "F", readonly string[]>> = {
  F: words("Rose Grace May Louise Jane Ann Marie Mair Catherine Joy Kaur Jean Skye Bronwen Elizabeth Josephine"),
  M: words("James John William Thomas Lee David Alexander Wyn Ali Singh Chukwuemeka Edward Reuben Bartholomew"),
};

/** The form of a surname that somebody of a sex has. */
export function surnameOf(surname: string, sex: "M" | "F"): string {
  const [men = surname, women = men] = surname.split("/");
  return sex === "M" ? men : women;
}

/** Town and the letters of a postcode that does not exist (areas that the Post Office does not use). */
export const towns: readonly (readonly [string, string])[] = [
  ["Abermorlan", "QA"],
  ["Ashcombe Magna", "QB"],
  ["Bannockrigg", "QC"],
  ["Blackthorne", "QD"],
  ["Brackenholme", "QE"],
  ["Caldermouth", "QF"],
  ["Castle Ferring", "QG"],
  ["Chesterwick", "QH"],
  ["Cwm Eithin", "QJ"],
  ["Dunmarrow", "QK"],
  ["Eastwold", "QL"],
  ["Fenningham", "QM"],
  ["Glenfarrick", "QN"],
  ["Great Tarrow", "QP"],
  ["Hallowby", "QR"],
  ["Harrowmere", "QS"],
  ["Inverlochan", "QT"],
  ["Kingsalder", "QU"],
  ["Langthwaite", "QV"],
  ["Llanfedw", "QW"],
  ["Marlingford", "QX"],
  ["Netherby", "QY"],
  ["Northwell", "QZ"],
  ["Oakenshaw Vale", "VA"],
  ["Pendarrow", "VB"],
  ["Porthennis", "VC"],
  ["Ravensmoor", "VD"],
  ["Saltergate", "VE"],
  ["Southmere", "VF"],
  ["Stannerley", "VG"],
  ["Thornaby Cross", "VH"],
  ["Trewartha", "VJ"],
  ["Upper Wexcombe", "VK"],
  ["Wharram", "VL"],
  ["Wyndlesham", "VM"],
];

export const centreKinds: readonly (readonly [string, string])[] = [
  ["Academy", "school"],
  ["High School", "school"],
  ["Community School", "school"],
  ["Comprehensive School", "school"],
  ["Grammar School", "school-sixth-form"],
  ["School", "school-sixth-form"],
  ["Catholic School", "school-sixth-form"],
  ["Foundation School", "school-sixth-form"],
  ["Sixth Form College", "college"],
  ["College", "college"],
];

function words(text: string): readonly string[] {
  return text.split(/\s+/).map((word) => word.replace(/^St\.-/, "St. ").replace(/^de-/, "de "));
}
