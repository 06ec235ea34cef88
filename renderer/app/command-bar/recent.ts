import type { Offer } from './offers.ts';

const kept = 6;
/** What was chosen, latest first, while the window is open: of the forest that is open, and never written anywhere. */
let recent: { forest: string; offers: Offer[] } = { forest: '', offers: [] };

/** What was chosen lately in the forest of this folder, latest first. */
export function recentOffers(forest: string): readonly Offer[] {
  return recent.forest === forest ? recent.offers : [];
}

/** Puts a choice first. Those of another forest are forgotten: its ids mean nothing here. */
export function rememberOffer(forest: string, offer: Offer): void {
  const before = recentOffers(forest).filter(({ key }) => key !== offer.key);
  recent = { forest, offers: [offer, ...before].slice(0, kept) };
}
