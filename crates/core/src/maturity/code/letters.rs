//! Bits as letters of Crockford's base 32, and a checksum over them.

const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LETTER_BITS: u32 = 5;
/// The letters between two dashes.
const GROUP: usize = 4;

/// Writes numbers bit by bit, the highest bit first.
#[derive(Default)]
pub(super) struct Writer {
    letters: Vec<u8>,
    n_bits: u32,
}

impl Writer {
    pub(super) fn put(&mut self, number: u64, n_bits: u32) {
        for at in (0..n_bits).rev() {
            if self.n_bits.is_multiple_of(LETTER_BITS) {
                self.letters.push(0);
            }
            let shift = LETTER_BITS - 1 - self.n_bits % LETTER_BITS;
            if let Some(last) = self.letters.last_mut() {
                *last |= ((number >> at & 1) as u8) << shift;
            }
            self.n_bits += 1;
        }
    }

    /// The letters by their values; what is left of the last is 0.
    pub(super) fn letters(self) -> Vec<u8> {
        self.letters
    }
}

/// Reads what a [`Writer`] wrote. Behind the end there are zeros.
pub(super) struct Reader<'a> {
    letters: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(letters: &'a [u8]) -> Self {
        Self { letters, at: 0 }
    }

    pub(super) fn take(&mut self, n_bits: u32) -> u64 {
        (0..n_bits).fold(0, |number, _| number << 1 | u64::from(self.bit()))
    }

    fn bit(&mut self) -> u8 {
        let (letter, bit) = (self.at / LETTER_BITS as usize, self.at % LETTER_BITS as usize);
        self.at += 1;
        self.letters.get(letter).map_or(0, |it| it >> (LETTER_BITS as usize - 1 - bit) & 1)
    }

    /// Whether nothing is left but zeros of a last letter.
    pub(super) fn is_at_end(&mut self) -> bool {
        let left = (self.letters.len() * LETTER_BITS as usize).saturating_sub(self.at);
        left < LETTER_BITS as usize && (0..left).all(|_| self.bit() == 0)
    }
}

/// The letters of these values, in groups.
pub(super) fn written(values: impl Iterator<Item = u8>) -> String {
    let mut out = String::new();
    for (at, value) in values.enumerate() {
        if at > 0 && at.is_multiple_of(GROUP) {
            out.push('-');
        }
        out.push(char::from(LETTERS[usize::from(value & 31)]));
    }
    out
}

/// The values of what is written; `None` for what is not written in these letters, or in more than `longest`.
pub(super) fn read(text: &str, longest: usize) -> Option<Vec<u8>> {
    let mut values = Vec::new();
    for letter in text.chars() {
        let letter = match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            '-' | '‐' | '‑' | '–' | '—' => continue,
            space if space.is_whitespace() => continue,
            letter => letter,
        };
        let value = LETTERS.iter().position(|it| char::from(*it) == letter)?;
        values.push(u8::try_from(value).ok()?);
        if values.len() > longest {
            return None;
        }
    }
    Some(values)
}

/// CRC-32 (ISO 3309), a byte for each value. It finds every change of up to 32 bits in a row.
pub(super) fn crc(values: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for value in values {
        crc ^= u32::from(*value);
        for _ in 0..8 {
            crc = crc >> 1 ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 };
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_checksum_is_the_one_of_the_standard() {
        assert_eq!(super::crc(b"123456789"), 0xcbf4_3926);
    }
}
