"""Common words of English and Spanish, folded: a capital on one of these makes no name.

They are knowledge about the languages, not policy, and matching so many as a lexicon
would slow every check down; so they stand here and not in rules.json.
"""

_COMMON = """
a abajo ability able about above abril abt abuela abuelo abusive academy accessible accident according account
accounts achievement across action actions active activities activity actually ad add added addition address adios
administrada adopted adult adults advice advocate affairs afscme after afternoon afterwards again age agencies agency
agent agente ages ago agosto agree agreed aground agua ahead ahi ahora aid aimed aint air al alarms alcohol alert
alerts algo alguien alive all alla alli allowed almost alone along already alright also although always am amazing
amber ambulance amid amiga amigo amigos among amor amount an ancient and angel angry animal animals anniversary
announce announced announcement annual ano anos another answer answered answering answers antes anxiety any anybody
anybodys anyone anything anytime anyway anywhere apartment app apparently appeal appear applicants appointment
appreciate appreciation approval approved apr april aquel aquella aqui arch archive are area arent argument arms army
around arrest arrestaron arrested arresto arrests arriba arrive arrived arriving art arts as asi aside ask asked
asking asks asleep ass assault assaulted assist assistance assistant assisted association at ate atf athletic atlantic
atm attached attack attacking attacks attempt attempted attend attention attic attitude auction aug august aun aunque
aunt aunts authority autumn avenue average award awards aware away awesome awful ayer babies baby back background
backpack backup bad badge bag bagel bail bajo baked baker bakers balance ball ballet balloon ballot ban bands bank
banner bar barbers baron barrio bars base baseball based basic basketball bass bath bathroom batter battery battle bay
bc be beach beam bean beans bear beard bearing beast beat beautiful beauty because become bed bedroom beef been beer
before begging begin beginning begins behalf behind being believe believed bell bells belong belongs beloved below
belt bench beneath benefit benefits best bet better between beware beyond bible bien big bigger biggest bike bikes
bill bills bio bird birds birthday bishop bit bite bits bitter black blanket bless blind block blocks blood bloody
blow blower blue blues board boat boats boda bodega bodies body bodycam boiler bolo bomb bond bonds bones bonus book
booked booking boot boots border boring born borough borrowed boss both bother bottle bottom bought bowl box boxes
boxing boy boyfriend boys brain brains branch brand brave bravery bread break breakfast breaking breath brick bride
bridge brief briefing briefs bright brilliant bring bringing bro broad broke broken brother brothers brought brown
brunch brush brutality btw buck bucket bucks bud buddy budget buen buena buenas bueno buenos bugs build building built
bull bullet bullets bunch bureau burger burn burned burning burst bus bush bushes business busy but butter button buy
buyers buys bwc by cabin cabinet cable cad cada cadet cadets cafe cake call calle called calles calling calls calm cam
came camera cameras camp campaign campus can canal cancer candidate candle candles candy canine cannot cant canyon cap
capacity capital capitan capt captain captains caption car carcel card cardinal cards career careful carefully caring
carol carpet carried carries carro cars cart carver casa case cases cash casi caso cast castle cat catalytic catch
catching cats cattle caught caused causes cave cctv ceiling celebrate celebrated celebrating celebration cell cena
center centers central century cerca cereal ceremony certain certificate cfn cfs chain chair chairs challenge chamber
champion champions championship chance chances change channel chaos chapel chapter character charge charged charges
charging charity chart chase chat cheap check checked cheer cheers cheese chef chemical chemo cherry chest chicken
chief chiefs child childhood children chill china chip chips chocolate choice choices choose chose chosen christ
christian christians christmas church churches ci cia cielo cigar circle circo citation cities citizen citizens city
ciudad civic civil civilian claim claims clan clapped clash class classes classic classroom clay clean cleaner
cleaning clear cleared clearly clerk clever click cliff climb clinic clip clips clock close closed closing closures
clothes clothing cloud clouds clown clubs clue clues cm coach coached coaches coalition coast coat cocaine coche code
codes coffee cold collar collect collection college comandante combat come comedy comentarios comes comfort comic
comida coming comma command commander comment commenters comments commission commissioner committed committee common
communications community como compadre companera companero companies company complaint complaints complete completed
computer comunidad con concern concerned concerns concert condition conduct conferences confirmed congrats
congratulations congress connect connector consider constant contact content contest contra contract control
conversation converter convicted cook cooked cookie cookies cooking cookout cool cop copied copper cops copy cord core
corn corner corporal correct corrections cost costs cotton couch could couldnt council count counter counties counting
country counts county couple courage court courthouse courts cousin cousins cover covered covers cow cowboy crack
craft crash crawl crazy cream create created credit creek crew cried cries crime crimes criminal criminals critical
croissants cropped cross crossing crosswalk crowd crown cruel cruise cruiser cruisers crush cry crying crystal csp ct
cual cuales cuando cuanta cuanto cuenta culpa culpable cup cups cure curious current cursing curtains custody custom
customer cut cute cutting cuz cyber cycle da dad daddy dads daily damn dan dance dancing danger dar daring dark
darling das dash data date dates daughter daughters dawn day days dcf de dea dead deadly deal dealer dealers dealing
dean dear death deaths debate debe deben debt dec december decide decided decir decision deck declare deep deer
defense define definitely degree degrees del delay delete deleted deli deliver delivery democrat democrats dental
dentro departamento department departments depression deputies deputy desde desert design desk desktop despite despues
dessert destiny destroy detail details detained detective detectives determined detuvieron development devil dia dial
diamond dias dice dicen diciembre dick did didnt died different dig digan digital digo dijo dinner dio dios direct
direction director dirt dirty disabled disaster discipline disclosed disclosure discover discretion discuss discussion
disease dish dispatch dispatcher dispatchers district dive diverse diversity division divorce dm dms dmv do dob dock
doctor doctors does doesnt dog dogs doing dollar dollars domestic domingo dominican don donate donated donation
donations donde done donor dont donut donuts door doors dope dormido dos dot double doubt down downtown dozen dozens
draft dragon drain drama draw drawn dreams dress drew drink drinking drinks drive driver drivers drives driveway
driving drone drones drop dropped drove drowned drug drugs drum drunk dry duck dude due dui duke dump dumpster dunno
durante during dust dusty dutch duty dwi dying e each eager eagle ear earl earlier early earned ears earth easily east
easter eastern eastside easy eat eating edge edition editor educate education effect effort efforts egg eggs eight
eighteen eighth eighty either el elected election elections elementary elephant eleven eleventh elite ella ellas ellos
else em email embrace emergencias emergency emotional emotions employee employees ems en end ends enemy energy enero
enforcement engine engineer english enjoy enough enter entered entertainment entire entonces entrance entre entry
envelope equal equipment equipo era eran error ert es esa esas escape escriban escuela ese eso esos especially espn
esta estaba estaban estamos estan estas estate este esto estos estoy eta etc eve even evening evenings events
eventually ever every everybody everyday everyone everything evidence evil ex exact exactly exam exams excellence
excellent except excited exciting executive exercise exist exists exit exits expect expensive experience experienced
expert experts explain explorer explosion express extra extreme eye eyes fabulous face facebook faces facility fact
factor facts faculty fails failure fair faith fake fall falling false fam families family famous fan fans fantastic
farm farmer farmers farms fashion fastest fat fatal fate father fault favor favorite favorites fbi fear feature feb
febrero february fechas federal fee feed feel feeling feelings fees feet felices feliz fell female females fence
festival fever few field fields fiesta fifteen fifty fight fighter fighters fighting figure file fill film filmed
films final finally finals financial find finding fine finger fingers finish finished fire firearm firearms fired
firefighter firefighters fires fireworks firm first fiscal fish fishing fit fitness five fix fixed flag flags flame
flash flat flight flip floating flood floor flow flower flowers flu fly flyer flyers flying focus folk folks follow
followers follows food fool foot football fop for force forced forces ford forest forever forget forgot forgotten form
formal former forms fort forth fortune forty forum forward foster foto fotos fought foul found foundation founder four
fox frame frank fraternal freak free freedom french frequency frequent fresh fri friday fridays fridge friend friendly
friends friendship frog from front frost frosted frozen fruit frustrating fuck fue fuego fuel fuera fueron fui full
fully fun fund funds funeral funny furniture future fyi gain gal gala gallery gambling game games gang gangs garage
garbage garden garlic gas gates gathering gave gay gear gem gene general gente gentleman gentlemen gently get gets
getting ghost giant giants gift gifts gimme ginger girl girlfriend girls give given gives giving glad glass glory
gloves glow glued gmail go goal goals goat god gods goes going gold golden golf gone gonna good goodbye goodness goods
gorgeous gospel gossip got gotta government governor gps grab grace gracias grad grade graduate graduation graduations
grain gram gran grand grande grandma grandmother grandpa grant granted grants grass grateful grave graves gravy gray
great greater greatest greek green grief grill grind grocery ground grounds group groups grow growing grown growth
guard guardian guards guerra guess guest guests guidance guide guilty guitar gulf gum gun guns gut guy guys gym ha
haber habia habit habla hace hacen hacer hacia had hadnt haha hahaha hail hair half hall halloween hallway ham hammer
han hand handed handing handle handled handler hands handsome handwriting hang hanging hanukkah happen happened
happening happens happiness happy harassment harbor hard harder hardest hardly harm harmony has hasnt hasta hat hate
hated hates hats haunted have haven havent having hay hazard he head heading headline headlines headphones
headquarters heads heal healing health healthy hear heard hearing heart hearts heat heather heaven heavy heck height
heights held hell hello helmet help helped helper helpers helping helps hemos hence her here heres hermana hermano
hero heroes heroic herself hes hey hi hicieron hidden hide high higher highest highland highlight highly highway hija
hijas hijo hijos hike hill hills him himself hint hip hiring his hispanic historic history hit hits hizo hockey hola
hold holding holes holiday holidays hollow holly holy hombre home homeland homeless homes homework homicide honest
honestly honor honorable honored honoring honors hood hoodie hook hope hopeful hopefully hopes hoping hora horn
horrible horror horse horses hospital hospitals hostage hot hotel hotline hour hours house houses housing how hoy hq
hr hrs hub hubo hug huge hugs human humans humble humor hundred hundreds hunger hungry hunt hunter hunters hurricane
hurry hurt husband husbands hydrant i ia iab ice iced icon icymi id idea ideal ideas identify idk if iglesia ignorant
ignore ill illegal im image images imagine immediate immediately immigrant immigrants imo impact important impossible
impressed improve in inch inches incident incidents including inclusion income incredible indeed independence
independent indian individuals indoor industry influence info information informed ing initial injured injuries injury
inmate inmates inner innocent inocente inside inspection inspector inspectors inspire inspiring instant instead
instructor insulting insurance integrity intelligence intense interest interested interesting interim internal
international internet interview into introduce introducing investigate investigation investigations investigative
investigator investigators involved ir iron irrelevant irs is island islands isnt israel issue issued issues it
italian italy items its ive jacket jackets jail jan january japan jar jasmine jazz jefa jefe jesus jewel jewish job
jobs join joined joining joint joke jokes jolly journal journey joven joy judge judges jueves juez juice jul julio
july jump jumped jumping jun junction june junio junior juniors juntos jury just justice juvenile juveniles karma keep
keeps kept key keys kg kick kicked kicking kid kids kill killed killer killing kind kinda king kingdom kings kiss kit
kitchen kitten knee knees knew knife knight knights knock knocked know knowing knowledge known knows korean kudos la
lab label labor labs lack ladder ladies lady laid lake lamb lance land landing landlord lands lane lanes language
languages lapd laptop large larger largest las lasagna laser last late lately later latest latin latino laughing
laughter launch laundromat law lawn laws lawsuit lawyer lawyers lay layer lazy lb lbs le lead leader leaders
leadership leading leaf league leagues lean learn learned leather leave leaves leaving lecture left legal legend
legendary legends legislature lejos lemme lemon lent les less lesson lessons let lets letter level levels ley liaison
liar liberal liberty library license licensing lie lieutenant lieutenants life lifetime light lighting lights like
liked likely likes limit limits linda line lines lineup link lion lions list listed listen listening lists literally
little live lives lmao lo load loaded lobby local located location locations locked locker log logic logo lol lonely
long longer look looked looking looks loose lord los lose losing loss losses lost lot lots lottery loud love loved
lovely lover loves loving low lower loyal loyalty lt luck lucky luego luna lunar lunch lunes lung luxury luz lying ma
machine mad madam made mademoiselle madre magic mail main maintain maintained maintains major majority make makes
makeup making mal mala male males mall malo mama man managed manager managers manana mandatory manner mansion manual
many maps mar marathon march mariachi marijuana marine mark marked market markets marriage married mars marshal martes
martial marzo mas mask massage massive master masters match mate material math matter matters max maximum may maybe
mayo mayor me meal meals mean meaning means meant measure meat medal medals media medical medicine medium meet meeting
meetings meets mega mejor mejorar melody member members membership memes memorial memory men menos mensaje mental
mentira mercedes merchant mercy merry mes mess message messages met metal methadone method meto metro mexican mi mice
micro mid middle midnight midsummer midtown mientras miercoles might mighty milagros mile miles military milk mill
million millions mills min mindset mine miner minor minority minute minutes miracle mirror mis misconduct misma mismo
missing mission missions mistake mistakes mix mixed mlb mm mobile mock mode model models moderated modern mom moment
moments momma mommy moms mon monday mondays money monitor monitored monitors monkey monster month monthly months
monument moon moral more morning mosque most mostly mother mothers motion motor motorcycle motors mount mountain
mountains mounted mouse mouth move moved movie movies moving mph much mucha muchas mucho muchos muerte mug mujer
multiple murder murdered murders muscle museum music musical muslim muslims must mutual muy my myself mystery myth
nada nadie nah naked name named names nan narcotics nasty nation national nationals nations native natural nature
naval navy nba near nearby nearly neat necessary neck need needed needs negative neighbor neighborhood neighborhoods
neighboring neighbors neither nephew nervous nest net network never new newborn newest newly news newspaper next nfl
ngl nhl nhpd ni nice nicely niece night nights nina ninas nine nineteen ninety nino ninos ninth nj no nobody noche
noches noel noise nombre non none noon nope normal north northeast northern northside northwest nos nose nosotros not
note noted notes nothing notice noticed notices nov nova novel novela november noviembre now nowhere nsfw nuestra
nuestras nuestro nuestros nueva nuevas nuevo nuevos number numbers nunca nurse nurses nursing nut nuts ny nypd o oak
oath object obscene obscenities obscenity obvious obviously occasion occupied ocean oct october octubre odd of ofc off
offense offer offered offers office officer officers offices official officially oficial oh oil ok okay old older
oldest olive olympic olympics omg on once one ones ongoing online only onto oops open opened opening opens opera
operation operations operator opinion opinions opportunities opportunity or oranges orchard order ordered organization
organizer original ot other otra otras otro otros ought our ours out outdoor outer outreach outright outside
outstanding oven over overall overdose overnight overseas overtime owe own owner owns oz pace pack package packed
paddle padre paga page pages paid pain painful paint painted painting pair pais palace pale palm pan panel panic pants
papa paper papers paperwork papi para parade parent parents parish park parked parking parks parque part parties
partner partners partnership party pass passed passenger passes passing passion password past pastor pastry pat patch
path patience patient patients patrol patrolman patrols patrulla pattern pause paving pay paying pays paywall paz pba
pd peace peaceful peak peanut pearl pellet penalty pencil penny pension people peor pepper pequeno percent perfect
perfectly perform performance perhaps period permanent permission permit pero person personal personales personally
personas personnel pet petition pets pharmacy phase phone phones photo photographer photos phrase physical piano pic
pick picked picks picnic pics picture pictures pie piece pieces pier pig pilar pilot pin pink pinned pioneer pipe pit
pitch pizza place plain plan planet planned planning plans plant plants plastic plate plates platform play plaza plea
please pleased pleasure pledge plenty plus poca pocket poco podcast poder podium poem poems poet point points poison
pole police policia policies policing policy political politician politicians politics poll polls pond pool poor pop
pope popular population por porch porque port portrait position positive possible post postal posted posting posts
potato potential pound pounds pour power powerful powers ppl practice practices pray prayers precinct precious
precision prefer pregnant premium prep presence present presenting presents president preso press pressed pretty
prevention previous price pride priest prima primary primer primera primero primo prince princess principal print
prints prior priorities priority prison prisoner privacy private prize pro probable probably probation probationary
problem proceeds process produce produced product production products profanity professional professor profile profit
program programs project projects promise promised promises promote promoted promoting promotion promotional
promotions proof proper properly property prosecutor prospect protect protected protecting protection protest
protesters protests proud provide provided provides province psa pto ptsd public publicly publish pueblo puede pueden
pues puesto pull pulled pulling pulls pump pumpkin punch punchline pupil puppy purchase pure purple purpose purse
pursuit push pushed pushing put puts quality quarter quarters que queen queens quest question questions quick quickly
quien quienes quiere quieren quiet quietly quit quote quotes r rabbit raccoon race races racial racing racism racist
rack radar radio raffle rage raid raids rail railroad rain rainbow raise raised raising rally ramp ran random range
ranger rangers rank ranks rap rapid rare rat rate rates rather rats rays raza re reach reaction read reader readers
reading reads ready real reality realize really rear reason reasons rebel rec recall receive received recent recently
recipe record recordings records recovered recovery recreation recruit recruiter recruiting recruitment recruits
rectangle red reddit reduce reflect reform refugee refuse refused regional register registered registration regular
regulars relations relationship relax release released reliable relief religion religious rely remain remains
remarkable remarks remember reminder remote removal remove removed renewed rent rep repair repeat replied replies
report reporter reporters reporting reports represent republican republicans reputation request requests required
rescue reserve resident residents resign resist resort resource resources respect responded responders responding
responds response responsible rest restaurant restaurants result results retail retire retired retirees retirement
retires retiring return returned returns reunion reveal revenge review reviews revolution reward rewards rice rich
rick ride rider riders rides riding rifle right rights ring rings rip ripped rise risk risks ritual rival river rivers
road roads roast rob robber robbers robbery robot rock rocket rocks rocky role roll rolled rolling roof rookie rookies
room rooms root roots rope rosario rose rough round roundup route routes routine row royal rude ruin ruined rule rules
run runner runners running runs rural rush rusty sabado sabe saben saber sacred sacrifice sad safe safely safer safety
said saint saints salad salary sale sales salsa salt salute salvation same san sand sandwich sandy santa santo santos
sargento sat satisfied saturday saturdays sauce sausage savage save saved saves saving savings saw say saying says
scale scam scan scandal scanned scared scary scene scenes schedule scheduled schedules scholar scholarship school
science score scores scout scouts scream screaming screen screens screenshot script se sea seagull seal sealed search
searched searching season seasonal seasons seat seats second seconds secret secretary secrets section secure security
see seeing seek seeking seem seen sees segun segundo select selection self selfie selling sells semana senate senator
send senior seniors senor senora sense sensitive sent sentence sep separate sept september septiembre sequence ser
sergeant sergeants series serious seriously sermon service services servicio session set settle seven seventeen
seventh seventy several severe sewer sex sexual sgt shade shadow shake shame shape share shared shares sharing sharks
sharp she shed sheep sheer sheet shelf shell shelter shelters sheriff sheriffs shes shield shift shifts shine ship
ships shirt shirts shit shock shoe shoes shoot shooter shooters shooting shootings shoots shop shopping shops shore
short shorter shorts shot shots should shoulder shouldnt shout shovel show showed shower showing shown shows shrimp
shut shy si sibling sick side sides sidewalk sido siempre sight sign signal signed signs silence silent silk silly
silver similar simple simply sin since singer singing single sink sir siren sirens sister sisters sit site sits
sitting situation situations six sixteen sixth sixty size skate skating ski skill skills skin skip skull sky slave
sleep sleeping sleeps sleepy slice slide slider slip slow slowly slurs small smaller smart smell smells smh smile
smiles smiling smoke smooth snack snake snapchat snaps snow so sober sobre soccer social society socks sodas soft
softball soil sol sola sold soldier soldiers sole soledad solid solo solution solved some somebody somehow someone
something sometimes somewhere son songs sonny sons soon sorry sorta sospechoso soul souls sound sounds soup source
south southeast southern southside southwest space spam spanish spare spark speak speaker speaking special specialist
specials species specific speech speed speeding spell spend spending spent spice spider spine spirit spirits spiritual
split spoke sport sports spotlight spots spotted spouse spray spread spring springs spy squad square ssn stabbed
stabbing stable stadium staff stages stairs stake stakes stand standard standards standing standoff stands star
staring stars start starter starts state statements states statewide station stations statue status stay stayed stays
steak steal stealing steam steel stepped steps stick sticks still stocks stole stolen stomach stone stones stood stop
stopped stopping stops storage store stores stories storm stormy story stove straight strange stranger strangers
strategy stray stream streaming street strength stress stretch strict strike strikes strip stripes strong stronger
struck structure struggle stuck student students studio study stuff stunning stupid style su sub subject submissions
submit submitted substation suburb subway success successful sudden suddenly suffer sugar suicide suit suite suits
summer summit sun sunday sundays sunny sunrise sunset sunshine super superior supervisor supervisors supplies supply
support supporter supporters supporting supports supposed supreme sure surgery surprise surprised surprising
surveillance survive survived survivor survivors sus suspect suspected suspects suspended suspicious sustained swat
swear swearing sweep sweet swift swim swimming swing swipe switch sworn symbol sympathy system systems table taco
tactic tactical tactics tag tail take taken takeover takes taking tale talent talented tales talk talked talking talks
tall tambien tampoco tan tank tanto tap tape tapes tardes target targets tasks taste tattoo taught tax taxes taxi tbh
te tea teach teacher teachers teaching team teammate teammates tear tears tech technical technology teen teenage
teenager teenagers teens tell telling tells tema temp temple temporary ten tend tenemos tengo tenia teniente tennis
tension tent tercero term terms terrible terror terrorist test tested testigo testing tests texas text texting than
thank thankful thanks thanksgiving that thats the theater theft their theirs them theme themselves then theory
therapist therapy there theres these they theyd theyll theyre theyve thick thief thieves thin thing things think
thinking thinks third thirteen thirty this tho those thought thoughts thousand thousands thread threads threat threats
three threw thrilled throat throne through throughout throw throwing thru thu thug thunder thur thurs thursday
thursdays thus tia ticket tickets tide tie tied tienda tiene tienen tierra tiger tight tiktok til till time timeless
times timing tin tiny tio tip tipo tips tire tired tissue title titles to toast tobacco toda todas today todo todos
toe together toilet told toll tomato tomb tomorrow ton tone tonight tons too took tool tools tooth toothbrush top
topic topics tossed total totally touch touched touching tough tour tourist tournament tours tow toward towards tower
towers towing town towns toy toys trabaja trabajo track tracks trade trading tradition traditional traditions traffic
trail trailer trails train trained trainee trainer trainers training trains transfer transit transition transparency
transport trap trash trauma travel traveling treasure treat treated treatment treats tree trees tremendous trend
trespass triage trial tribunal tribute trick tricks tried tries trigger trinity trip triple trips trombone troop
trooper troopers troops trophy tropical trouble truck true truly trumpet trunk trust trusted truth try trying tu tube
tue tues tuesday tuesdays tune tunnel turkey turn turned turno turns tus tv twelfth twelve twenty twice twin twins
twist two typed types typical u ugh ugly ultima ultimate ultimo umbrella un una unable unas uncle uncles undefeated
under undercover underground understand understanding underwater unemployed unfair unfollow unfortunate unfortunately
uniform uniforms union unions unique unit united units unity universal universe university unknown unless unlike
unlikely unlock uno unos unrelated until up upcoming update updated updates updating upon upper ups upset upstairs ur
urban urgent us usa use used useful useless users using usted ustedes usual usually utility va vacancy vacation
vaccine vague valentine valley valuable value values vamos van vandalism variety various vast ve vecina vecino vecinos
vegas vegetable vehicle vehicles vendor venga venue ver verdad verdict verses version versus very vest veteran
veterans vfw vi victim victima victims victoria victory vida video videos vieja viejo viernes view viewer views
village vio violence violent viral virtual virus visible vision visit visitantes visited visiting visitors visits
visual vital vocal voice voiced volume volunteer volunteering volunteers vote voted voters votes voting vouch vows voy
vulgar wade wage wages wagon wait waited waiting waits walk walked walking walks wall wallet wander wanna want wanted
wants war ward warm warming warned warning warnings warrant warriors wars was wash washed washer wasnt waste watch
watched watches watching water waters wave waving way ways we weak weapon weapons wearing wears weather web webinar
website wed wedding weddings wednesday wednesdays weed week weekdays weekend weekly weeks weigh weight weird welcome
well wellness went were werent west western westside wet weve whale what whatever whats whatsoever wheat wheel wheels
when whenever where wheres wherever whether which while whistle white who whoa whoever whole whos whose why wicked
wide widely widow wife wild wildlife will willing win wind window windows wings winner winners winning wins winter
wire wires wisdom wise wish wished wishes wishing witch with without witness witnessed witnesses wives wk wolf wolves
woman women wonder wondered wonderful wont wood wooden woods wool word words work worked worker workers working
workout works world worldwide worn worry worse worship worst worth worthy would wouldnt wound wounded wow wrap wreck
wrestling wrist write writer writers writes writing written wrong wrote wtf www y ya yall yankee yankees yard yeah
year years yelling yellow yep yes yesterday yet yield yo yoga yonder you youd youll young younger youngest youngster
your youre yours yourself yourselves youth youve yr yrs yummy yup zero zone zones zoo
"""

COMMON = frozenset(_COMMON.split())

_ENDINGS = tuple("ing ed ly tion sion ment ness ship ity able ous ism ado ando cion mente".split())


def is_common(norm: str) -> bool:
    """Say whether a lower-case folded word is an everyday one, plural or not."""
    return norm in COMMON or (norm.endswith("s") and norm[:-1] in COMMON)


def looks_common(norm: str) -> bool:
    """Say whether a word is an everyday one or is built like one ("promotion", "rapidly")."""
    return is_common(norm) or (len(norm) > 5 and norm.endswith(_ENDINGS))
