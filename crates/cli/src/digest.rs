//! A short number for a text, the same on every machine and with every compiler.

/// The FNV-1a hash of `parts`, one after the other with a byte between them that no text has
/// (Fowler, Noll, Vo: <http://www.isthe.com/chongo/tech/comp/fnv/>). Tells texts apart; keeps no secret.
pub(crate) fn digest(parts: &[&[u8]]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in part.iter().chain(&[0xff]) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_one_part_ends_counts() {
        assert_ne!(digest(&[b"ab", b"c"]), digest(&[b"a", b"bc"]));
        // The published value for `a` (0xaf63dc4c8601ec8c), taken on through the byte that ends the part.
        let expected = (0xaf63_dc4c_8601_ec8c_u64 ^ 0xff).wrapping_mul(0x0100_0000_01b3);
        assert_eq!(digest(&[b"a"]), expected);
    }
}
