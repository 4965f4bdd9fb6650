export function WitnessRoutes() {
  return null;
}
