/**
 * Words that very many people use as a password or as most of one: in lower case, without the figures and signs that
 * are put after them. They count as one character of a password, not as many. Data of `mayBePassword`.
 */
export const commonWords: readonly string[] = `
  password passwort passphrase passcode pass word letmein letme welcome login logon signin admin administrator
  root user guest test testing tester temp temporary default change changeme changeit secret private access master
  system server computer internet google facebook twitter instagram amazon apple windows microsoft samsung iphone
  qwerty azerty asdf zxcv qazwsx abc love lover loveyou iloveyou ilove luv baby babygirl babyboy angel princess prince
  queen king sunshine rainbow flower butterfly sweetheart honey sweet cookie chocolate cupcake cheese banana orange
  monkey dragon tiger lion shadow eagle falcon wolf bear panda kitty kitten puppy horse pony unicorn dolphin turtle
  football baseball basketball hockey soccer rugby cricket golf tennis swimming liverpool arsenal chelsea everton
  manchester united city rangers celtic tottenham spurs barcelona
  superman batman spiderman pokemon pikachu starwars matrix naruto minecraft fortnite ninja hunter killer
  michael jennifer jessica thomas daniel charlie jordan ashley andrew joshua matthew robert george harry william oliver
  jack james david richard anthony nicole hannah samantha amanda michelle sophie emily emma charlotte
  summer winter autumn spring monday tuesday wednesday thursday friday saturday sunday january february march april
  june july august september october november december christmas easter birthday holiday
  london england scotland wales britain british ireland paris america canada
  school college academy university teacher student exam exams examination grade grades results gcse alevel maths
  english science history head office officer centre board company work job family mother father mummy daddy brother
  sister friend friends freedom trust forever whatever nothing hello goodbye thank thankyou hallo bonjour
  money lucky happy blessed jesus god heaven faith hope peace mustang ferrari porsche mercedes corvette harley yamaha
  coffee pepper ginger cooper bailey maggie buster max bella lucy oscar
`
  .split(/\s+/)
  .filter((word) => word !== "");
