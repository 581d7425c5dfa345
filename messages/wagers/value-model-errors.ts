/** English: what wagers are worth, and what people expect of them. */
export const valueModelErrorMessages = {
  'refusal.formulaMalformed':
    'This is not a formula. Write it like orders * (price - cost), with + - * / ^, brackets, and exp, log, sqrt, abs, min and max.',
  'refusal.formulaNotOne':
    'This is more than one formula. Write numbers as 1000.5, names in one word such as cost_per_order, and an operator between any two.',
  'refusal.formulaNotArithmetic':
    'A formula has numbers, names, + - * / ^, brackets, and exp, log, sqrt, abs, min and max.',
  'refusal.formulaFunctionUnknown':
    'There is no such function: there are exp, log, sqrt, abs, min and max.',
  'refusal.formulaArguments': 'This function takes another number of values.',
  'refusal.formulaPowerOfMinus': 'Write -(x ^ 2) or (0 - x) ^ 2, so that everybody reads the same.',
  'refusal.formulaTooLong': 'A formula has at most 1,000 characters.',
  'refusal.formulaTooDeep': 'A formula has at most 200 parts, 40 within each other.',
  'refusal.formulaNotFinite':
    'For some values of these ranges the formula comes to no number: it divides by zero, takes the root or the logarithm of something negative, or grows beyond all bounds.',
  'refusal.formulaTooSlow': 'This formula takes too long to reckon.',
  'refusal.quantitiesMissing': 'Name at least one quantity with its range.',
  'refusal.quantityNameMalformed':
    'A name is one word of letters, digits and underscores, such as cost_per_order.',
  'refusal.quantityNameTwice': 'Another quantity has this name.',
  'refusal.quantityUnknown': 'The formula names a quantity that is not among them.',
  'refusal.quantityUnused': 'The formula does not use this quantity.',
  'refusal.shapeUnknown': 'A range is normal, lognormal, uniform or exact.',
  'refusal.rangeReversed': 'The lower end of this range is above the upper end.',
  'refusal.rangeEmpty': 'This is no range. If the number is known, say that it is exact.',
  'refusal.exactIsNoRange': 'What is exact has the same number at both ends.',
  'refusal.lognormalNotPositive': 'A lognormal range lies above zero.',
  'refusal.unitMalformed':
    'A unit is written like EUR, EUR/order or trips/month; a share is a number from 0 to 1 without a unit.',
  'refusal.unitsDiffer': 'These units cannot be added, subtracted or compared.',
  'refusal.unitNotPure': 'This takes a number without a unit.',
  'refusal.exponentNotWhole': 'What has a unit is raised to a whole number that is written there.',
  'refusal.resultUnitDiffers': 'The formula comes to this unit, which is not the model’s.',
  'refusal.unitNotWorth':
    'A model comes to money, such as EUR, or to a unit in which the wager is measured.',
  'refusal.modelTooEarly':
    'This wager is still a pilot: it asks, and claims no value. A model comes of what it finds.',
  'refusal.modelReasonMissing':
    'This wager is sealed. Say why its model is amended: it is sealed anew.',
  'refusal.modelChanged': 'The model has another version by now. Look at that one.',
  'refusal.modelSigned': 'This version has been signed already.',
  'refusal.sourceWorkUnknown': 'There is no such work here.',
  'refusal.sourceElsewhere':
    'This work stands where not everybody who sees the wager can read it. Name one in the wager’s own space, or a public one.',
  'refusal.pageMalformed': 'Write the address of a page, beginning with https://.',
  'refusal.sourcesMany': 'A range comes from one place: a finding, a work, or a page.',
  'refusal.hashMissing': 'Name the version that you looked at, by its hash.',
  'refusal.noUnitSigns':
    'Nobody signs value models yet: an administrator names the unit that does.',
  'refusal.signerElsewhere': 'Only people of the unit that signs value models can sign this.',
  'refusal.signerIsOwner': 'Whoever made a wager does not sign its model.',
  'refusal.signatureOfOther': 'Only whoever signed takes the signature back.',
  'refusal.forecastTooEarly': 'Nothing has been committed yet of which anything could be expected.',
  'refusal.probabilityMalformed': 'A probability is a number from 0 to 1, such as 0.7.',
  'refusalOf.formulaFunctionUnknown':
    'There is no function {meant}: there are exp, log, sqrt, abs, min and max.',
  'refusalOf.formulaArguments': '{meant} takes another number of values.',
  'refusalOf.quantityUnknown': 'The formula names {meant}, which is not among the quantities.',
  'refusalOf.quantityUnused': 'The formula does not use the quantity {meant}.',
  'refusalOf.unitsDiffer': 'These units cannot be added, subtracted or compared: {meant}.',
  'refusalOf.unitNotPure': 'This takes a number without a unit, and has one with {meant}.',
  'refusalOf.exponentNotWhole':
    'What has a unit ({meant}) is raised to a whole number that is written there.',
  'refusalOf.resultUnitDiffers':
    'The formula comes to {meant}, which is not the unit that the model names.',
  'refusal.percentMalformed': 'Write how likely it is in percent, from 0 to 100, such as 70.',
} as const;
