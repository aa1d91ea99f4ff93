// Numbers that look random and are the same again for the same seed: what failed once can be run again.

/** `AFTERWORD_SEED`, or one that is always the same: whether a change is taken is no matter of luck. To look further, name others. */
export const SEED = Number(process.env.AFTERWORD_SEED ?? 20_261_123);

/** Draws of a seed: `below(n)` is a whole number from 0 on, `one(list)` a member, `is(share)` true as often as that. */
export const chance = (seed) => {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e37_79b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
  const below = (n) => Math.floor(next() * n);
  return { below, one: (list) => list[below(list.length)], is: (share) => next() < share };
};

/** How many: from the environment, or few. */
export const count = (name, few) => Number(process.env[name] ?? few);
