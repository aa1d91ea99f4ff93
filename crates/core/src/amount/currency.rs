//! Currencies: their codes, and the signs and words that people write for them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::ParseAmountError;

/// A currency by its three-letter code (ISO 4217).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
pub struct Currency([u8; 3]);

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|letter| write!(f, "{}", char::from(*letter)))
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Currency {
    type Err = ParseAmountError;

    fn from_str(text: &str) -> Result<Self, ParseAmountError> {
        let letters = text.trim().to_ascii_uppercase();
        match letters.as_bytes() {
            [a, b, c] if letters.bytes().all(|it| it.is_ascii_uppercase()) => {
                Ok(Self([*a, *b, *c]))
            }
            _ => Err(ParseAmountError("a currency is a three-letter code such as EUR")),
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = ParseAmountError;

    fn try_from(text: String) -> Result<Self, ParseAmountError> {
        text.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.to_string()
    }
}

impl Currency {
    /// The currency that `written` stands for: a code in any case, a sign, or a word such as “euros”.
    ///
    /// A sign that several currencies share stands for `usual` if that is one of them, else for the one it is best known for,
    /// whose code is then shown. Three letters that are no code are nothing: “80 mio” is not eighty of a currency.
    ///
    /// ```
    /// use afterword_core::amount::Currency;
    ///
    /// let code = |written, usual| Currency::written(written, usual).map(|it| it.to_string());
    /// assert_eq!(code("€", None), Some("EUR".into()));
    /// assert_eq!(code("$", None), Some("USD".into()));
    /// assert_eq!(code("$", Some("CAD".parse()?)), Some("CAD".into()));
    /// assert_eq!(code("mio", None), None);
    /// # Ok::<(), afterword_core::amount::ParseAmountError>(())
    /// ```
    pub fn written(written: &str, usual: Option<Self>) -> Option<Self> {
        let written = written.trim();
        let lower = written.to_lowercase();
        let codes = || SIGNS.iter().find(|it| it.0 == lower).map(|it| it.1);
        let is_usual = |code: &&str| usual.is_some_and(|it| it.to_string() == **code);
        if let Some(codes) = codes() {
            let code = codes.split(' ').find(is_usual).or_else(|| codes.split(' ').next())?;
            return code.parse().ok();
        }
        let code = written.to_uppercase();
        let is_known = CODES.split_whitespace().any(|it| it == code) || is_usual(&&*code);
        if is_known { code.parse().ok() } else { None }
    }
}

/// Signs and words in lower case, with the codes that each may stand for, the best known first.
const SIGNS: [(&str, &str); 30] = [
    ("€", "EUR"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("$", "USD AUD CAD HKD MXN NZD SGD TWD"),
    ("dollar", "USD AUD CAD HKD NZD SGD TWD"),
    ("dollars", "USD AUD CAD HKD NZD SGD TWD"),
    ("us$", "USD"),
    ("au$", "AUD"),
    ("a$", "AUD"),
    ("ca$", "CAD"),
    ("c$", "CAD"),
    ("nz$", "NZD"),
    ("hk$", "HKD"),
    ("s$", "SGD"),
    ("r$", "BRL"),
    ("£", "GBP"),
    ("pound", "GBP"),
    ("pounds", "GBP"),
    ("pfund", "GBP"),
    ("¥", "JPY CNY"),
    ("yen", "JPY"),
    ("franken", "CHF"),
    ("zł", "PLN"),
    ("kč", "CZK"),
    ("₹", "INR"),
    ("₩", "KRW"),
    ("₺", "TRY"),
    ("₴", "UAH"),
    ("₪", "ILS"),
    ("₫", "VND"),
];

/// The codes of money that is in use (ISO 4217, without funds and metals).
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD \
    CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG \
    HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK \
    MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD \
    SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST \
    XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";
