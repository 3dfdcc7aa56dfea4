// Tells the console's circuit whether its page can be seen: a hidden one is not refreshed.

/**
 * @param {{ invokeMethodAsync(method: string, visible: boolean): Promise<void> }} console_
 * @returns {{ stop(): void }}
 */
export function follow(console_) {
  // While the circuit is away the call fails; the page is told anew when it is loaded again.
  const tell = () => { console_.invokeMethodAsync('SetVisible', !document.hidden).catch(() => {}); };
  document.addEventListener('visibilitychange', tell);
  if (document.hidden) tell();
  return { stop: () => document.removeEventListener('visibilitychange', tell) };
}
