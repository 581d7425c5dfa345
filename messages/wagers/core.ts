/** English: wagers, from their pilot to their verdict. */
export const wagerMessages = {
  'kind.wager': 'Wager',
  'kind.wager.compose': 'Place a wager',
  'kind.wager.titleHint': 'What you are betting on, in one line.',
  'kind.wager.bodyLabel': 'What it is about',
  'kind.wager.publish': 'Place the wager',

  'wager.outcome.met': 'Met.',
  'wager.outcome.notMet': 'Not met.',
  'wager.outcome.learned': 'Stopped, having learned.',
  'wager.outcome.abandoned': 'Abandoned.',
  'wager.learnedTitle': 'What we learned: {title}',

  'refusal.countsDoing':
    'That counts what we do. Say what would be different: for whom, in what, by how much. If your customers do it, and not here, say so, as in “sessions of customers in our product”; comments and posts are what people do here, whoever writes them.',
  'refusal.evidenceCountsDoing':
    'That page counts what we do here, which shows no outcome. Name what shows that something is different.',
  'refusal.wagerMissing':
    'A wager needs its hypothesis: because …, we believe that …, will … Send it as “wager”.',
  'refusal.becauseMissing': 'Because of what? Say what makes you think so.',
  'refusal.beliefMissing': 'Say what you believe.',
  'refusal.willMissing': 'Say what will be different.',
  'refusal.stakeMissing': 'Say what is at stake: money, person-days, or reputation.',
  'refusal.currencyUnknown': 'Name an amount together with its currency, such as EUR.',
  'refusal.numberRange': 'This number is too large.',
  'refusal.notAboveZero': 'This has to be above zero.',
  'refusal.numberAmbiguous':
    'This could be thousands, or a fraction. Write 1500, or 1.5, or with three decimals a nought more: 2.1250.',
  'refusal.stopRuleMissing': 'Say when you would stop early.',
  'refusal.reviewMissing': 'Choose a day on which it is looked at again.',
  'refusal.resolverMissing': 'Name somebody else who will say how it came out.',
  'refusal.resolverIsOwner': 'Whoever makes a wager cannot be the one who says how it came out.',
  'refusal.resolverOnly': 'Only its resolver says how a wager came out.',
  'refusal.questionMissing': 'Ask something.',
  'refusal.questionUnknown': 'There is no such question in this pilot.',
  'refusal.questionDropped': 'This question was dropped. Ask it anew to answer it.',
  'refusal.questionAnswered': 'This question has been answered already.',
  'refusal.questionsOpen':
    'Every question of the pilot needs a finding first, or has to be dropped with a reason.',
  'refusal.nothingFound':
    'The pilot has found nothing yet: at least one question needs a finding before a model can be made of it.',
  'refusal.answerUnknown': 'A question is answered by yes, no or unclear.',
  'refusal.findingElsewhere':
    'A finding stands in the wager’s own space, where whoever sees the wager can read it. Write one there that builds on this work.',
  'refusal.findingUnknown': 'There is no such work here.',
  'refusal.stageUnknown': 'A wager is a pilot, a model, a commitment, or closed.',
  'refusal.stageByCommitment':
    'A wager becomes a commitment by sealing its ends: use its commitment.',
  'refusal.stageByVerdict': 'A wager is closed by its resolver: use its verdict.',
  'refusal.stageBack': 'A wager does not go back. Place another that builds on it.',
  'refusal.pilotFirst':
    'This wager is still a pilot: it asks, and claims nothing. Ends come with its model.',
  'refusal.pilotOver': 'The pilot is over.',
  'refusal.modelFirst': 'This wager has not been a model yet: answer the pilot’s questions first.',
  'refusal.notCommitted':
    'This wager is not committed yet. Readings are of ends that have been sealed.',
  'refusal.wagerSealed': 'This was sealed. It can only be amended, with a reason.',
  'refusal.textLocked':
    'What was committed stays under the words it was placed with. Amend what has changed, or say it in a comment.',
  'refusal.wagerLocked':
    'What was committed or resolved stays to be seen, won or lost, and cannot be withdrawn.',
  'refusal.wagerClosed': 'This wager is closed.',
  'refusal.closedByVerdict': 'A wager is closed by its resolver’s verdict, and stays closed.',
  'refusal.endMissing': 'Say what would be different.',
  'refusal.endUnknown': 'There is no such end in this wager.',
  'refusal.endsMissing': 'A commitment needs at least one end.',
  'refusal.measuresMissing': 'This end needs at least one measure.',
  'refusal.measureUnknown': 'There is no such measure in this wager.',
  'refusal.measureNameMissing': 'Say what is measured.',
  'refusal.measureHasReadings': 'This measure has been read, and stays. Amend its target instead.',
  'refusal.measureSourceMissing': 'Say where its numbers come from.',
  'refusal.unitMissing': 'Say in which unit it is measured.',
  'refusal.directionUnknown': 'Better is up or down.',
  'refusal.baselineMissing': 'Without a baseline nobody could tell whether it came out.',
  'refusal.targetMissing': 'Without a target it could not come out either way.',
  'refusal.dueMissing': 'Without a day it would never come out.',
  'refusal.duePast': 'This day is over or is today. Choose a later one.',
  'refusal.targetMet': 'This target is met already, so that it cannot be missed.',
  'refusal.rangeNotWide': 'The first of the two has to be the smaller one.',
  'refusal.rangeNoBetter':
    'In all of this range nothing is better than now. What does the wager expect then?',
  'refusal.whyMissing': 'Say why.',
  'refusal.nothingAmended': 'Nothing would be different.',
  'refusal.evidenceMissing': 'A reading needs evidence: a link, a file or an entry.',
  'refusal.evidenceUnknown':
    'Evidence is an address, an entry that you can see, or a file of yours.',
  'refusal.evidenceElsewhere':
    'This entry stands in another space, where not everybody who sees the wager can read it. Name one in the wager’s own space, such as a summary of it.',
  'refusal.readingInFuture': 'This time has not come yet.',
  'refusal.readingUnknown': 'There is no such reading of this measure.',
  'refusal.readingCorrected': 'This reading was corrected. Name the one that corrects it.',
  'refusal.readingsMissing': 'Name a reading of each measure on which the verdict rests.',
  'refusal.readingBeforeSeal': 'This reading is from before the commitment, and cannot resolve it.',
  'refusal.readingNotLast':
    'The last reading by the measure’s day says otherwise, and a verdict cannot rest on an earlier one.',
  'refusal.measureRead':
    'This measure has been read in this unit and towards this side, and keeps both. Add another measure instead.',
  'refusal.evidenceItself': 'A wager cannot be evidence of itself.',
  'refusal.evidenceOwnPage':
    'This page is one of the workplace’s own, and shows no outcome. Name an entry, a file, or a page elsewhere.',
  'refusal.correctionUnexplained': 'Say which reading it corrects, and why.',
  'refusal.csvUnreadable':
    'This is not CSV, separated by commas, with a first line of value, evidence, at and note.',
  'refusal.csvEmpty': 'There is no reading in it.',
  'refusal.labelMissing': 'Say which program it is for.',
  'refusal.verdictUnknown': 'A wager is met, not met, learned or abandoned.',
  'refusal.verdictNeedsCommitment':
    'Nothing was committed, so nothing was met or missed. Say learned or abandoned.',
  'refusal.verdictAgainstReadings': 'The readings say otherwise.',
  'refusal.learnedMissing': 'Say what was learned.',
} as const;
