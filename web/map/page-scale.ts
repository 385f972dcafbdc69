/**
 * Pixels of the window to one pixel of an element: more than 1 where the page is drawn larger (`zoom` in its style).
 * What a pointer's event tells is in pixels of the window, what the map takes and gives in its own.
 */
export const pageScale = (element: HTMLElement): number =>
  element.getBoundingClientRect().width / element.offsetWidth || 1
