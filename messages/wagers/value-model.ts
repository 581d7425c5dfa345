/** English: what a wager is thought to be worth, and what people expect of it. */
export const valueModelMessages = {
  'model.title': 'What it is thought to be worth',
  'model.none': 'Nobody has said yet what it would be worth.',
  'model.see': 'From what, and how surely',
  'model.make': 'Say what it would be worth',
  'model.anew': 'Say anew what it would be worth',
  'model.makeLead':
    'Not one number: for each quantity the range in which you would bet nine to one that it lies, and where you have it from. The draws make one distribution of all.',
  'model.formula': 'Formula',
  'model.formulaHint': 'Such as repairs * (share_now - share_then) * cost_per_repair - setup.',
  'model.unit': 'Unit of what comes out',
  'model.unitHint': 'Such as EUR.',
  'model.quantity': 'Quantity {n}',
  'model.quantity.name': 'Name in the formula',
  'model.quantity.unit': 'Unit (a share has none)',
  'model.quantity.low': 'At least (5 %)',
  'model.quantity.high': 'At most (95 %)',
  'model.quantity.shape': 'Shape',
  'model.quantity.from': 'Found in the pilot',
  'model.quantity.at': 'Or the address of a work or page that says it',
  'model.shape.normal': 'normal',
  'model.shape.lognormal': 'lognormal, never below zero',
  'model.shape.uniform': 'uniform',
  'model.shape.exact': 'exact',
  'model.noFinding': 'Not found in the pilot',
  'model.another': 'Another quantity',
  'model.reckon': 'Reckon it',
  'model.worth':
    'about {middle} {unit}, the middle of all draws; between {low} and {high} in 90 % of them',
  'model.loss': 'Chance of a loss: {share}.',
  'model.lossText': 'In {share} of all draws it comes to a loss.',
  'model.picture':
    'How often each worth came out: one in twenty below {low}, half below {middle}, one in twenty above {high} {unit}; a loss in {share}.',
  'model.assumed': 'assumed',
  'model.signed': 'signed by finance',
  'model.unsigned': 'not signed',
  'model.unsignedText': 'Finance has not signed this version.',
  'model.signedText': 'Signed for {unit} by {name} on {day}.',
  'model.matters': 'What matters most',
  'model.mattersMost': 'Whoever wants to be surer finds out first about',
  'model.worthKnowing': 'knowing it is worth up to {worth} {unit}',
  'model.range': 'Range',
  'model.source': 'Where it comes from',
  'model.sourceWithdrawn': 'assumed, since what it came from was withdrawn',
  'model.aFinding': 'Found in the pilot',
  'model.aWork': 'Said in',
  'model.signature': 'Signature',
  'model.sign': 'Sign this version',
  'model.signHint':
    'You sign that the ranges and the formula are fit to decide by. A later version needs a signature of its own.',
  'model.unsign': 'Take my signature back',
  'model.versions': 'Versions',
  'model.version': 'Version {n}',
  'model.made': 'Made by',
  'model.draws':
    '{n, one: One draw | other: # draws} from seed {seed}: whoever repeats them gets the same.',

  'forecast.title': 'What people expect:',
  'forecast.heading': 'What people expect',
  'forecast.all':
    '{n, one: # person holds | other: # people hold} it to be {mean} likely on average, half of them {median} or more; the middle half says {lower} to {upper}.',
  'forecast.allEarlier':
    'before the terms were changed, {n, one: # person held | other: # people held} it to be {median} likely; the middle half said {lower} to {upper}.',
  'forecast.earlier':
    'What would be met was changed since you said this. It counts again when you say it anew, or say something else.',
  'forecast.anew': 'Say it anew',
  'forecast.ownEarlier': 'You said {said} before the terms were changed, so it is not scored.',
  'forecast.waiting':
    '{n, one: What you expect of one end was said before its terms were changed. | other: What you expect of # ends was said before their terms were changed.}',
  'forecast.waitingLink': 'Say it anew',
  'forecast.tooFew': 'shown when six people have said something.',
  'forecast.own': 'How likely is it that this is met?',
  'forecast.percentHint': 'In percent: 70 for seven times out of ten.',
  'forecast.saidOwn': 'You hold it to be {said} likely.',
  'forecast.give': 'Say it',
  'forecast.change': 'Change it',
  'forecast.takeBack': 'Take it back',
  'forecast.private': 'Nobody sees what you say, administrators included.',
  'forecast.ownMet': 'You said {said}, and it was met. Your score is {score}.',
  'forecast.ownMissed': 'You said {said}, and it was not met. Your score is {score}.',
  'forecast.score': 'Brier score: 0 is perfect, 0.25 is what always saying 50 % gets.',

  'calibration.link': 'How well we foresee',
  'calibration.title': 'How well we foresee',
  'calibration.lead':
    'Of what was held to be 70 % likely, seven in ten should come true. This is about all of us; nobody’s own forecasts are in it by name.',
  'calibration.notYet':
    'Not enough yet: {n, =0: no end has | one: one end has | other: # ends have} come out of which six people said something. This page begins at {of}.',
  'calibration.picture':
    'For each range of what was said, how often it came true, with its interval. The table below says the same.',
  'calibration.axes':
    'Across: how likely it was held to be, in %. Up: how often it came true, in %. On the slanting line both are the same. Lines are 95 % intervals.',
  'calibration.score':
    '{n, one: One end | other: # ends}. Brier score of all: {score}; 0 is perfect, 0.25 is what always saying 50 % gets.',
  'calibration.parts':
    'Reliability {reliability}, resolution {resolution}, uncertainty {uncertainty} (Murphy, 1973).',
  'calibration.said': 'Held to be',
  'calibration.ends': 'Ends',
  'calibration.came': 'Came true',
  'calibration.interval': '{share} ({low} – {high})',
  'calibration.own': 'Your own',
  'calibration.ownScore':
    '{n, one: One forecast of yours has | other: # forecasts of yours have} come out. Your Brier score is {score}. Only you see this.',
  'calibration.ownNone': 'No forecast of yours has come out yet.',
} as const;
