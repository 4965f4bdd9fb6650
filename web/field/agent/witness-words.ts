import { createWords } from '../../shared/words/words.ts';

const zh = {
  title: '见证与复核',
  lead: '别的单位代办的同意，要由您见证或复核，才算数。',
  none: '没有等您见证或复核的',
  noneText: '有代办的同意时，会出现在这里。',
  farmer: '乡亲',
  bank: '银行',
  purpose: '用途',
  agent: '代办单位',
  captured: '代办时间',
  confirmBy: '请在此前办完',
  present: '本人当时在场',
  understood: '念给本人听了，本人听明白了',
  tickBoth: '两项都属实才能见证，请都勾上。',
  attest: '我见证',
  attested: '已见证。',
  confirmLabel: '怎样复核的',
  callBack: '打电话问过本人',
  paper: '看过本人签的纸',
  chooseMethod: '请选怎样复核的。',
  confirm: '复核属实，生效',
  confirmed: '已复核生效。',
  problems: {
    'officer-is-agent': '本单位代办的，要别的单位来见证。',
    'officer-is-witness': '见证人不能又当复核人，请另一位工作人员复核。',
    'already-witnessed': '已经有人见证过了。',
    'witness-missing': '要先有别的单位见证，才能复核。',
  },
  purposes: {
    LOAN_APPROVAL: '贷款审批',
    CARD_APPROVAL: '信用卡审批',
    GUARANTOR_CHECK: '担保资格审查',
    POST_LOAN: '贷后管理',
    PREQUALIFY: '预授信',
  },
};

type WitnessWords = typeof zh;

const en = {
  title: 'Witness and confirm',
  lead: 'A consent recorded by another organisation counts only after you attested or confirmed it.',
  none: 'Nothing to attest or confirm',
  noneText: 'Assisted consents will appear here.',
  farmer: 'Farmer',
  bank: 'Bank',
  purpose: 'Purpose',
  agent: 'Recorded by',
  captured: 'Recorded on',
  confirmBy: 'To be done by',
  present: 'The farmer was present',
  understood: 'It was read aloud and understood',
  tickBoth: 'Both must be true to attest. Please tick both.',
  attest: 'I attest this',
  attested: 'Attested.',
  confirmLabel: 'How was it confirmed?',
  callBack: 'I called the farmer back',
  paper: 'I saw the signed paper',
  chooseMethod: 'Please choose how it was confirmed.',
  confirm: 'Confirmed, let it take effect',
  confirmed: 'Confirmed and in force.',
  problems: {
    'officer-is-agent': 'Another organisation than the one that recorded it must attest.',
    'officer-is-witness': 'The witness cannot confirm as well; another officer must.',
    'already-witnessed': 'Somebody has attested it already.',
    'witness-missing': 'A witness of another organisation must attest first.',
  },
  purposes: {
    LOAN_APPROVAL: 'Loan approval',
    CARD_APPROVAL: 'Card approval',
    GUARANTOR_CHECK: 'Guarantor check',
    POST_LOAN: 'After lending',
    PREQUALIFY: 'Prequalification',
  },
} satisfies WitnessWords;

export const { useWords: useWitnessWords } = createWords<WitnessWords>({ zh, en });
