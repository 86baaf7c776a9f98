/*
 * Words and texts that people take for passwords and that attackers therefore try first. `guessablePieces` finds them
 * inside longer texts and behind substituted letters, so one word here stands for all that people make of it.
 */

const favourites = `
password passwort pass passw0rd passwd passcode passphrase pwd secret secrets letmein welcome login logon signin access
admin administrator root superuser sysadmin user username guest test testing tester temp temporary default changeme change
please master mastermind computer internet network server system service services support helpdesk office company business
hello hallo hola bonjour ciao salut goodbye byebye thanks thankyou sorry whatever nothing something anything everything
nobody somebody trustno trust iloveyou iloveu ilove loveyou loveme lovely lover lovers love mylove myself mine yours forever
always never together friends friend bestfriend bestfriends family mother father mommy mummy daddy mama papa sister brother
baby babygirl babyboy boyfriend girlfriend husband wife wedding married honey sweetheart sweetie sweet darling princess
prince queen king angel angels heaven heart hearts kisses kissme hugs sexy hottie cutie beautiful gorgeous pretty handsome
sunshine moonlight starlight rainbow flower flowers butterfly unicorn dragon dragons monkey tiger lion eagle falcon phoenix
shadow ghost hunter killer ninja samurai warrior soldier gladiator viking pirate pirates knight wizard magic magical mystery
super superman batman spiderman ironman hulk thor avengers marvel joker robin catwoman superhero hero heroes legend legends
football baseball basketball soccer hockey tennis golf volleyball rugby cricket boxing wrestling racing surfing skating
skateboard snowboard swimming cycling running fishing hunting hiking climbing chess poker casino lucky lottery winner champion
champions victory success freedom liberty justice peace happy happiness smile smiley lol lmao rofl haha hahaha omg wtf fuck
fuckyou fucker fuckoff fuckme shit bullshit bitch bastard asshole dick pussy damn hell crazy insane psycho maniac monster
money dollar dollars euro cash rich millionaire billionaire gold golden silver diamond diamonds platinum crystal ruby pearl
michael jordan michelle jennifer jessica ashley nicole daniel andrew joshua matthew charlie thomas robert william hannah
starwars startrek jedi yoda vader skywalker chewbacca pokemon pikachu mario luigi zelda sonic minecraft fortnite roblox
playstation nintendo xbox gamer gaming games game player playboy battlefield callofduty counterstrike halo warcraft diablo
starcraft overwatch leagueoflegends valorant tetris pacman matrix neo terminator predator alien aliens rocky rambo jaws
titanic gandalf frodo hobbit mordor legolas harrypotter potter hogwarts gryffindor slytherin dumbledore voldemort hermione
naruto sasuke goku vegeta dragonball onepiece luffy bleach deathnote anime manga simpsons homer bart scooby scoobydoo snoopy
garfield mickey mickeymouse minnie donald goofy pluto tinkerbell bambi nemo dumbo simba shrek
`;

const firstNames = `
aaron abby abdul abigail adam adrian adriana agnes ahmed aidan aisha alan albert alberto alejandra alejandro alessandra
alessandro alex alexander alexandra alexandre alexis alfred alfredo ali alice alicia alina alison allison alma alyssa amanda
amber amelia amin amina amir amy ana anastasia andrea andreas andrei andres andy angela angelica angelina angelo anita anja
anjali anna annabelle anne annie anthony antoine anton antonia antonio april arianna ariel arjun arlene armando arnold arthur
arturo asha asia astrid audrey august aurora austin ava axel ayesha barbara barry beatrice beatriz becky bella ben benjamin
bernard bernie beth bethany betty beverly bianca bill billy blake bob bobby bonnie boris brad bradley brandi brandon brandy
brenda brendan brent brett brian bridget britney brittany brooke bruce bruno bryan caitlin caleb callum calvin cameron camila
camille candice carina carl carla carlos carlton carmen carol carolina caroline carolyn carrie casey cassandra cassie catalina
catherine cathy cecilia celeste celine chad chantal charlene charles charlotte chelsea cheryl chester chloe chris christa
christian christina christine christoph christopher cindy claire clara clarence claude claudia clayton clifford clint clinton
cody colin connie connor conrad constance cooper corey courtney craig cristian cristina crystal curtis cynthia daisy dale dan
dana dani daniela danielle danny daphne darius darren dave david dawn dean debbie deborah dennis denise derek derrick diana
diane diego dieter dimitri dmitry dolores dominic dominik dominique donna doris dorothy doug douglas duncan dustin dwayne
dylan earl eddie edgar edith eduardo edward edwin eileen elaine elena eleanor elias elijah elisa elisabeth elise elizabeth ella
ellen ellie elliot elsa elvis emanuel emil emily emma emmanuel enrique eric erica erik erika erin ernest ernesto esmeralda
esteban estelle esther ethan eugene eva evan eve evelyn fabian fabio faith fatima federico felicia felipe felix fernanda
fernando fiona flora florence florian francesca francesco francis francisco francois frank frankie franz fred freddie freddy
frederick friedrich gabriel gabriela gabrielle gareth gary gavin gemma gene geoffrey george georgia gerald gerard gerardo gina
ginger giovanni giulia gladys glen glenn gloria gordon grace graham grant greg gregory greta guadalupe guillermo gustavo guy
gwen hans harold harriet harry harvey hassan heather hector heidi heinz helen helena helga henrik henry herbert herman hilary
holly hope horst howard hugo ian ibrahim ida ignacio igor ilona imran ines ingrid irene irina iris isaac isabel isabella
isabelle isaiah ismail ivan ivana jack jackie jackson jacob jacqueline jaime jake jakob james jamie jan jana jane janet janice
jared jasmin jasmine jason javier jay jean jeanette jeff jeffrey jenna jenny jeremiah jeremy jerome jerry jesse jessie jesus
jill jim jimmy joan joanna joanne jochen jodie joe joel joelle johan johannes john johnny jonas jonathan jorge jose josef joseph
josephine josh joy joyce juan juanita judith judy julia julian juliana julie juliet juliette julio julius june jurgen justin
kaitlyn kamil karen karim karin karina karl karla kate katelyn katharina katherine kathleen kathryn kathy katie katja katrina
kayla keith kelly kelsey kenneth kenny kerry kevin khalid kiara kim kimberly kirk kirsten klaus konrad kristen kristian kristin
kristina kurt kyle kylie lana lance larissa larry lars laura lauren laurence laurent lea leah lee leila lena leo leon leonard
leonardo leonie leroy leslie lewis liam lillian lilly lily linda lindsay lindsey lisa logan lola lorena lorenzo lori lorraine
louis louisa louise luca lucas lucia lucie lucy luis luisa lukas luke luna luther lydia lynn mackenzie madeleine madison maggie
magnus malcolm malik mandy manuel manuela marc marcel marcela marcelo marcia marco marcos marcus margaret margarita maria
mariah mariam mariana marianne marie marilyn marina mario marion marisa marisol marissa mark markus marlene marlon marsha marta
martha martin martina marvin mary maryam mason mateo mathias mathieu matilda matt matteo matthias maureen maurice mauricio max
maxim maxime maximilian maxine maxwell megan mehmet melanie melinda melissa melvin mercedes meredith mia micah michaela michal
michel miguel mike mikhail mila milena miles milos milton mindy miranda miriam mitch mitchell mohamed mohammad mohammed moira
molly monica monika monique morgan moritz morris moses muhammad murphy mustafa myra nadia nadine naomi natalia natalie nataly
natasha nathan nathalie nathaniel neha neil nelson nick nicholas nicky nico nicola nicolas niels nigel nikita niklas nikolai nina
noah noel nora norbert norma norman octavia oleg olga oliver olivia olivier omar oscar otto owen pablo paige pamela paola
patricia patrick patty paul paula paulina pauline paulo pavel pedro peggy penelope penny percy peter petra phil philip philipp
philippe phillip phoebe pierre pilar piotr polly preston priscilla priya quentin rachel rafael rahul rainer raj ralph ramon
ramona randall randy raphael raquel raul ravi ray raymond rebecca regina reginald reinhard renata rene renee reza rhonda ricardo
richard rick ricky riley rita rob roberta roberto rocio rodney rodrigo roger roland rolf roman romeo ron ronald ronaldo ronnie
rosa rosalie rosario rose rosemary rosie ross roxanne roy ruben rudolf rudy rupert russell ruth ryan sabine sabrina sally sam
samantha samir sammy samuel sandra sandy sara sarah sasha saul scott sean sebastian selena selma serena serge sergei sergio seth
shane shannon sharon shaun shawn sheila shelby shelley sherry shirley sidney siegfried sierra sigrid silvia simon simona simone
skylar sofia sonia sonja sophia sophie spencer stacey stacy stan stanley stefan stefanie stella stephan stephanie stephen steve
steven stewart stuart sue summer susan susanna susanne suzanne sven svetlana sydney sylvia sylvie tamara tanja tanya tara tasha
tatiana taylor ted teresa terrence terry tessa thelma theo theodore theresa theodor thierry tiffany tim timo timothy tina tobias
toby todd tom tomas tommy toni tony tonya tracy travis trevor trisha tristan troy tyler ulrich ulrike uwe valentin valentina
valeria valerie vanessa vera vernon veronica veronika vicky victor victoria vikram viktor vincent violet viola virginia vivian
vladimir wade wallace walter wanda warren wayne wendy werner wesley whitney wilhelm will willie wilma winston wolfgang xavier
yannick yasmin yolanda yusuf yvette yvonne zachary zoe zoey
`;

const surnames = `
smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson moore
jackson thompson white harris sanchez clark ramirez robinson walker young allen wright torres nguyen hill flores green adams
baker hall rivera campbell carter roberts gomez phillips evans turner diaz parker cruz edwards collins reyes stewart morales
cook rogers gutierrez ortiz cooper peterson bailey reed howard ramos ward cox richardson watson brooks chavez wood bennett gray
mendoza ruiz hughes price alvarez castillo sanders patel myers foster jimenez powell jenkins perry russell sullivan bell coleman
butler henderson barnes fisher vasquez simmons romero patterson hamilton reynolds griffin wallace west cole hayes bryant herrera
gibson ellis tran medina stevens murray ford castro marshall owens harrison fernandez woods washington kennedy wells vargas freeman
webb tucker guzman burns crawford olson simpson porter gordon mendez shaw snyder dixon munoz hunt hicks holmes palmer wagner black
robertson boyd stone salazar fox warren mills meyer rice schmidt schneider fischer weber mueller muller becker schulz hoffmann
schaefer koch bauer richter klein wolf schroeder neumann schwarz zimmermann braun krueger hofmann hartmann lange werner krause
lehmann kohler maier rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti costa silva santos
souza oliveira pereira lima carvalho ferreira ribeiro almeida dubois durand moreau laurent lefebvre leroy roux fournier girard
bonnet dupont lambert fontaine rousseau ivanov petrov smirnov popov novak horvat kowalski nowak wisniewski jansen visser bakker
hansen johansen olsen larsen andersen pedersen nielsen jensen karlsson nilsson eriksson larsson olsson persson svensson korhonen
virtanen singh kumar sharma gupta khan ahmed wang zhang chen liu yang huang zhao zhou tanaka suzuki takahashi watanabe yamamoto
nakamura kobayashi kim park choi jung
`;

const sport = `
arsenal chelsea liverpool everton tottenham spurs manchester manunited mancity manchesterunited manchestercity newcastle
astonvilla westham leicester leeds sunderland wolves celtic rangers barcelona barca realmadrid atletico valencia sevilla
juventus acmilan intermilan milan inter napoli roma lazio fiorentina bayern bayernmunich borussia dortmund schalke hamburg
bremen werder leverkusen frankfurt eintracht hertha stuttgart psg marseille lyon monaco ajax feyenoord psv benfica porto sporting
galatasaray fenerbahce besiktas olympiakos zenit spartak dynamo flamengo corinthians palmeiras santos gremio boca bocajuniors
riverplate messi ronaldo neymar maradona pele zidane beckham rooney mbappe haaland lampard gerrard ibrahimovic kaka
lakers celtics bulls knicks warriors heat spurs rockets yankees redsox mets dodgers giants cubs cardinals braves astros phillies
cowboys steelers patriots packers raiders broncos seahawks eagles falcons panthers saints dolphins bengals ravens browns bears
vikings chiefs chargers redskins bruins blackhawks canadiens mapleleafs redwings rangers penguins flyers sharks oilers flames
longhorns buckeyes wolverines gators sooners huskers hawkeyes badgers bulldogs wildcats tarheels lebron kobe jordan shaq curry
federer nadal djokovic serena schumacher hamilton verstappen senna ferrari tyson mohammedali football1 goalkeeper striker
quarterback touchdown homerun slamdunk olympics worldcup championsleague superbowl formula nascar motocross
`;

const things = `
animal animals bear bears bird birds bull bunny camel cat cats catdog cheetah chicken cobra cow coyote crocodile crow deer
dog dogs doggy dogger dolphin dolphins donkey duck elephant ferret fish flamingo fox frog froggy giraffe goat goldfish gorilla
hamster hawk hippo horse horses hyena jaguar kangaroo kitten kitty hellokitty koala leopard lizard llama lobster mouse mustang
octopus ostrich otter owl panda panther parrot peacock penguin pig piglet pigeon pony puppies puppy python rabbit raccoon raven
rhino rooster salmon scorpion shark sheep snake spider squirrel stallion swan toad turkey turtle walrus whale wildcat wolf wolves
zebra buddy rex rover fido spot lassie bailey bandit bear buster charlie chester coco dexter duke gizmo gunner hunter jasper
lucky maggie max milo misty molly murphy oreo oscar peanut pepper pumpkin riley rocky romeo rosie rusty sadie sammy sasha
scooter shelby simba smokey socks sophie sparky tigger toby whiskers winnie zeus
apple apples apricot avocado bacon bagel banana bananas barbecue beef beer beers berry biscuit blueberry bread brownie burger
butter cake candy caramel carrot cheese cheesecake cherry chili chips chocolate cinnamon coconut coffee cookie cookies corn
cream cupcake curry dessert donut doughnut dumpling eggs espresso fries garlic ginger grape grapes guinness hamburger heineken
icecream jack jackdaniels jelly juice kebab ketchup kiwi lasagna lemon lemonade lime lollipop mango marshmallow martini meatball
melon milk milkshake mocha muffin mushroom mustard noodle noodles nutella olive onion orange oranges pancake pancakes papaya pasta
pastry peach peaches peanut peanutbutter pear pepper peppermint pepsi pickle pickles pineapple pizza plum popcorn potato pretzel
pudding pumpkin raspberry rice salad salsa salt sandwich sausage soup spaghetti starbucks steak strawberry sugar sushi taco tacos
tequila toast toffee tomato truffle vanilla vodka waffle water watermelon whiskey wine yogurt
red blue green yellow orange purple violet pink black white brown grey gray silver golden turquoise indigo crimson scarlet navy
monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi
mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo january february march april may
june july august september october november december januar februar maerz juni juli oktober dezember janvier fevrier mars avril
juin juillet aout septembre octobre novembre decembre enero febrero marzo abril mayo junio julio agosto septiembre octubre
noviembre diciembre spring summer autumn fall winter sommer herbst fruehling printemps automne hiver verano invierno primavera
morning evening night midnight today tomorrow yesterday weekend holiday holidays vacation christmas xmas easter halloween
birthday happybirthday newyear happynewyear valentine thanksgiving
zero one two three four five six seven eight nine ten eleven twelve hundred thousand million billion first second third
onetwothree onetwothreefour number numbers alpha beta gamma delta omega sigma theta zulu bravo foxtrot tango whiskey
`;

const places = `
america usa unitedstates england britain scotland ireland wales france germany deutschland spain espana italy italia portugal
holland netherlands belgium switzerland schweiz austria oesterreich poland polska russia ukraine czech hungary romania bulgaria
greece turkey turkiye sweden sverige norway norge denmark danmark finland suomi iceland canada mexico brazil brasil argentina
chile colombia peru venezuela ecuador cuba jamaica puertorico china japan korea india pakistan bangladesh indonesia malaysia
singapore thailand vietnam philippines australia newzealand israel egypt morocco algeria nigeria kenya ghana southafrica africa
europe asia london paris berlin munich muenchen hamburg vienna wien zurich geneva madrid barcelona lisbon rome milano venice
florence amsterdam rotterdam brussels copenhagen stockholm oslo helsinki warsaw prague budapest athens istanbul ankara moscow
dublin edinburgh glasgow birmingham bristol oxford cambridge newyork brooklyn manhattan boston chicago houston dallas austin texas
california florida hawaii alaska arizona nevada colorado georgia virginia carolina michigan ohio oregon washington lasvegas
losangeles sanfrancisco sandiego seattle portland denver phoenix detroit philadelphia miami orlando atlanta nashville memphis
neworleans toronto montreal vancouver tokyo osaka kyoto beijing shanghai hongkong taiwan seoul bangkok mumbai delhi bangalore
chennai calcutta karachi lahore dubai jerusalem sydney melbourne brisbane perth auckland hollywood disneyland universe galaxy
earth world planet mars venus jupiter saturn neptune mercury moon sun stars ocean beach island mountain river forest desert
`;

const brands = `
google gmail yahoo hotmail outlook facebook instagram twitter youtube tiktok snapchat linkedin whatsapp telegram skype discord
reddit netflix spotify amazon ebay paypal apple iphone ipad macbook macintosh microsoft windows word excel powerpoint linux ubuntu
debian redhat android samsung galaxy nokia motorola blackberry huawei xiaomi sony lenovo thinkpad toshiba dell hewlett cisco
oracle postgres postgresql mysql mongodb redis docker kubernetes github gitlab jenkins ansible terraform nginx apache wordpress
joomla drupal java javascript typescript python ruby rails php perl html jquery angular react nodejs database intel nvidia
cocacola coke pepsi redbull monster marlboro camel adidas nike puma reebok gucci prada chanel versace dior armani rolex lego
barbie playmobil disney pixar warner mcdonalds burgerking kfc subway ikea walmart bmw mercedes benz porsche audi volkswagen vw
golf toyota honda nissan mazda subaru mitsubishi hyundai kia volvo saab renault peugeot citroen fiat lamborghini maserati bugatti
bentley jaguar landrover jeep chevrolet chevy camaro corvette mustang cadillac dodge viper chrysler pontiac firebird buick harley
harleydavidson davidson yamaha kawasaki suzuki ducati kodak canon nikon polaroid boeing airbus nasa
metallica nirvana ramones slipknot slayer megadeth acdc ironmaiden blacksabbath ledzeppelin pinkfloyd queen beatles
rollingstones elvis madonna britneyspears beyonce rihanna ladygaga eminem tupac snoopdogg justinbieber onedirection
taylorswift coldplay radiohead greenday linkinpark blink korn tool rammstein depechemode abba michaeljackson bobmarley
guitar piano drums drummer violin trumpet music musician rocknroll rockstar rock metal punk jazz blues hiphop rapper techno dance
dancer singing singer karaoke
`;

const words = `
abcdef action adventure airplane alarm alone amazing anchor ancient answer arrow artist asdf attack awesome babylon backup badboy
badgirl balance ballet balloon banker basket battery battle beast beauty beautyful bigboy bigdog biggie bigmac bigmoney billing
bingo biology bitcoin blackcat blackjack bless blessed blessing blonde blood bloody bomber boobies boomer booboo bottle boss bridge
bright broken bubble bubbles bucket building bullet burning butthead button cactus camera campus candle cannon captain carbon
career caution center century chain challenge champ change chaos charm chemistry cherokee chicago chicks children choice church
cigar circle circus classic clover cloud clown club coach coconut coffee cold college colonel comet comfort command commander
connect control cookie cool coolcat copper correct corner cosmic cosmos cottage country courage cowboy cowgirl crash creative
creature cross crown cruise crusher crypto curious custom cyber daily danger dangerous dark darkness dawn deadman death december
delight demon denied desire destiny destroy detective devil diesel digital director dirty disco discovery doctor dollar domino
double dream dreamer dreams driver dynamite eagle earnings easy eclipse edition education effect einstein electric element eleven
elite emerald emperor empire energy engine engineer enjoy enter enterprise entry escape eternal eternity event excellent exchange
exciting express extreme faith faithful fallen fantasy farmer fashion fast faster fearless feather fever fighter final finance
fire fireball firefly fireman fish flash flight flipper flying focus forest forget forgot fortune fountain freak freaky free freeze
fresh friendly frozen funny future gambler gangsta gangster garden gateway generation genesis genius gentle ghost giant ginger
glitter global glory goal goddess godzilla good goodgirl goodluck gotham government grand grandma grandpa granny grass gravity great
green grumpy guardian guardianangel guitar guns hacker hackers hammer happyday hard hardcore harmony hate haters headshot health
heart heavy hello hidden highway holiday hollow hollywood holy home homework honest honor horizon horse hospital hotdog hotel
hotrod house human humble hundred hungry hurricane hustler hybrid hyper iceman ichliebedich idiot illusion imagine immortal
impact important impossible incredible infinity innocent insight inspire integra invisible iron island jackass jackpot jaguar
jasmine jellybean jersey jesus jesuschrist jesuslovesme jetfire jewel jewels jingle jobs joker journey jumper jungle junior
jupiter karate karma keeper keyboard kicker kidding killme kingdom kingkong kitchen knights knowledge ladies ladybug lamp laptop
laser laugh laughing lawyer leader learn learning leather lemon lesbian letter level library lifetime light lighthouse
lightning limited little live living loading local london lonely longhorn loser lost lotus loud loveable lovebug lovehurts
lovelife loveless lucky lucky7 luxury machine mafia maker manager mango marine marines market marriage martial mask matrix
maverick maximum mayhem media medical medicine meetme memory mercy mermaid messenger meteor method midnight military million
mindless miracle mirror mission mister mobile model modern moment monkey1 monkeys monopoly moomoo moonshine morning motion
mountain movie movies muffin muscle museum mushroom mustang myspace mystic nature naughty navyseal nemesis nightmare nirvana
normal northern notebook notused novel nuclear nurse oblivion obsession offline omega online open operation option orange orchid
original outlaw outside oxygen paintball painter panic paradise paradox parking partner party partytime passion patience patriot
pencil people perfect person personal phantom phone photo photography physics picture pink pinky pioneer pipeline pirate planet
plastic platinum player playground poetry poison police polish pool popeye popstar porn pornstar positive power powerful powers
prayer praise precious premium president pretty prime princess1 private privacy problem product professor profit program
programmer progress project promise protect protected proud public puppet purple puzzle quality quantum queen quest question
quick quiet radar radio railroad rainbow rainbows random rapper reality rebel recovery redneck redrose redrum reggae register
reload remember renegade republic rescue reset restaurant return revenge revolution reward rider rings river road robot rocket
rockets romance romantic rooster roses royal royals ruler runner running safety sailing sailor saint salvation santa satan
saturn savage savior scarface school science scorpion scream screen search season secret1 security senior sentinel serenity
service seven shadow1 shalom sharp sheriff shine shining shooter shopping shorty shotgun silence silent simple single skater
skeleton skinny skull slave sleep sleepy slick slider smart smile1 smiles smoke smoker smooth sniper snow snowball snowflake
snowman soccer1 social software solution somebody song soul sound source southern space spanish spark special speed speedy spirit
spiritual splash sponge spongebob spooky spring1 squad squirt staff stage stalker standard star starfish stargate starter station
status stay stealth steel stellar sticky stone storm story stranger street strength strike strong student studio study stupid
style suckit sugar sunday sunflower sunny sunrise sunset supernova supersecret superstar surfer surprise survivor suspect swag
sweetness sweetpea sword symbol talent tango target tattoo teacher team tech technology teddy teddybear telephone tempest temple
theking theman theone think thinking thirteen thisisme threesome thunder thunderbird tickets tiger1 time tinker titan titans
toolbox topgun topsecret tornado total touch tower toyota traffic trance transport travel traveler treasure tree trigger trinity
triple triumph trouble truck true truelove trumpet truth tunnel turbo twilight twister ultimate ultra umbrella uncle undead
undercover undertaker underground unique united unity universal university unknown unlimited update upgrade vacation valid
valley vampire vampires vanguard vector velocity velvet venom version video village vintage violet virgin virtual virus vision
volcano voodoo voyager walking wanted warcraft warlock warning warrior1 watcher watching waterfall wave weather weasel website
welcome1 western wheels wicked widget wild wildfire willow wind window winner1 winter1 wisdom wise wishes without witness wonder
wonderful wonderland work worker working worship worthy writer xavier yankee yellow youngblood yourmom zombie zombies
`;

const elsewhere = `
contrasena contrasenia clave secreto amor amorcito teamo tequiero mivida corazon princesa hermosa bonita chiquita gatito perrito
estrella mariposa cielo felicidad familia mama papa hermano hermana amigos amistad dios jesucristo virgen angelito america
motdepasse azerty jetaime monamour amour coeur soleil bonjour chouchou doudou loulou chocolat maison famille maman papa
liberte marseille chaton lapin papillon etoile nounours bisous coucou
passwort geheim schatz liebe ichliebe liebling schatzi sonnenschein hallo hallowelt fussball berlin mama papa oma opa hase
hasi maus mausi baerchen engel teufel sommer herbst sonne mond sterne blume schmetterling deutschland bayern muenchen
wachtwoord welkom geheim liefde schatje lieverd voetbal feyenoord amsterdam
senha segredo amor meuamor teamo saudade deus jesus familia brasil flamengo vitoria felicidade estrela
parola passe sicurezza amore amoremio tiamo cuore stella sole luna ciaociao juventus forzamilan forzajuve mamma papa
haslo kocham kochanie kocham kotek misiek polska dupa kurwa qwerty zaq zaqwsx
parol lyubov lubov privet solnce solnyshko marina natasha zvezda rossiya moskva nikita samara
sifre sifrem parola askim seviyorum galatasaray fenerbahce istanbul canim hayatim
losenord hemlig alskling karlek sverige salasana rakkaus kulta suomi adgangskode passord kjaerlighet elskling
mahal mahalko mahalkita sayang sayangku cinta cintaku rahasia bismillah allah alhamdulillah insyaallah muhammad
krishna ganesh shiva jaimatadi hariom india bharat woaini aishiteru sakura arigato
`;

const long = `
passwordpassword password1password mypassword mypasswordis thisismypassword thisispassword iforgotmypassword forgotpassword
nopassword newpassword oldpassword strongpassword securepassword secretpassword supersecretpassword verysecret topsecret
passwordsecret adminpassword adminadmin administrator rootroot rootpassword testtest testpassword temppassword
temporarypassword defaultpassword welcomeback welcomehome welcome2thejungle letmeinplease letmeinnow pleaseletmein opensesame
changemenow changemeplease changethis changethispassword iloveyouforever iloveyousomuch iloveyoubaby iloveyoumore
iloveyoualways iloveyoumom iloveyouallah iloveyoujesus iloveyou2 iloveyoutoo iloveme ilovemyself ilovemyfamily ilovemymom
ilovemydad ilovemykids ilovemydog ilovemycat ilovegod ilovejesus ilovechocolate ilovemusic ilovefootball ihateyou ihatepasswords
ihatethis ihateu imissyou imissu iamgod iamtheone iamawesome iamlegend iambatman iamironman iamyourfather mybaby mybabygirl
mybabyboy mylife mylove4ever myangel myfamily myspace1 forever21 foreveryoung foreverandever alwaysandforever togetherforever
bestfriendsforever friendsforever friends4ever neverforget nevergiveup nevermind neversaynever dontforget dontforgetme
keepitsimple keepcalm carpediem hakunamatata akunamatata livelovelaugh liveandletlive justdoit justme godisgood godislove
godblessme godblessyou ingodwetrust jesussaves jesusislord jesusisking jesuslovesyou praisethelord thelordismyshepherd
holyspirit hallelujah romanticlove trueloveforever kissmyass kissmybutt eatmyshorts suckmydick fuckthis fuckthisshit fuckthepolice
gofuckyourself goodmorning goodnight goodbyeworld helloworld hellothere hellokitty123 helloworld123 hellohello blahblah
blahblahblah whatever123 whateveryouwant whatthefuck whatthehell thequickbrownfox correcthorse correcthorsebattery
correcthorsebatterystaple maytheforce maytheforcebewithyou winteriscoming valarmorghulis gameofthrones lordoftherings
iamyourdaddy thedarkside thedarkknight theempire darthvader lukeskywalker hansolo obiwankenobi obiwan r2d2c3po starwars1
startrekvoyager captainamerica captainkirk wonderwoman harrypotter1 breakingbad walkingdead thewalkingdead supernatural
vampirediaries bigbangtheory teenagemutant ninjaturtles transformers optimusprime megatron jurassicpark backtothefuture
terminator2 fightclub pulpfiction godfather scarface1 goldeneye jamesbond jamesbond007 skyfall batmanandrobin
alexanderthegreat napoleon einstein shakespeare leonardodavinci michelangelo beethoven mozart
manchesterunited1 liverpoolfc arsenalfc chelseafc rangersfc celticfc youllneverwalkalone forzaroma halamadrid viscabarca
visitor anonymous nopasswd qwertyqwerty asdfasdf asdfghasdfgh zxcvzxcv qweqwe qweasd qweasdzxc qazqaz qazwsx asdasd asdqwe
zaqzaq zxczxc qwerasdf qwerasdfzxcv asdfqwer asdfzxcv zaqxsw zaqxswcde passport abc123 abcabc aabbcc aaabbbccc abcd abcde
computer1 internet1 database1 serverroom helpdesk1 itsupport networkadmin accounting marketing salesforce humanresources
companyname mycompany ourcompany officepassword wifipassword homewifi mywifi internetpassword guestwifi emailpassword
bankaccount creditcard facebookpassword googlepassword gmailpassword moorage
`;

const entries = [favourites, firstNames, surnames, sport, things, places, brands, words, elsewhere, long];

/** In lower case. */
export const commonPasswords: ReadonlySet<string> = new Set([
  ...entries.join(' ').split(/\s+/u).filter(Boolean),
  'correct horse battery staple',
  'correct-horse-battery-staple',
  'the quick brown fox jumps over the lazy dog',
  'may the force be with you',
  'to be or not to be',
  'i love you so much',
  'all work and no play makes jack a dull boy',
  'twinkle twinkle little star',
  'happy birthday to you',
  'once upon a time',
]);

/** In characters. */
export const longestCommonPassword = Math.max(...[...commonPasswords].map((text) => text.length));
