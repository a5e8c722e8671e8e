/** What passwords are most often made of; alone, doubled, or with digits and signs around it, it is guessed first. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `password passwort passwd motdepasse contrasena parola qwerty qwertyui qwertyuiop qwertz azerty asdfgh asdfghjk asdfghjkl
  zxcvbn zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc qwaszx admin administrator root user username guest login default changeme
  letmein welcome hello secret master superman batman spiderman pokemon naruto dragon monkey tiger lion eagle falcon panther
  shadow sunshine sunflower princess football baseball basketball hockey soccer softball golf tennis charlie michael michelle
  jennifer jessica jordan daniel andrew thomas robert william george joshua matthew anthony ashley amanda nicole hannah
  summer winter spring autumn monday friday sunday january february march april august september october november december
  iloveyou loveyou lovely love lover babygirl angel angels flower butterfly cookie chocolate banana orange cheese pepper
  ginger buster bailey maggie tigger snoopy garfield mustang corvette ferrari porsche mercedes yamaha harley chelsea arsenal
  liverpool barcelona juventus realmadrid manchester liverpoolfc computer internet samsung google facebook whatever nothing
  trustno starwars matrix freedom phoenix thunder hunter killer ranger wizard warrior jackson metallica nirvana slipknot
  blink money dollar success access abcdef abcdefg abcdefgh abc abcd abcabc aaaaaa fuckyou asshole london berlin paris
  america canada england france germany mexico brazil quarterdeck letmeinnow welcomeback mypassword newpassword testpassword
  test testing tester temp temporary demo sample example company business office corona covid minecraft fortnite roblox`.split(
    /\s+/,
  ),
);
