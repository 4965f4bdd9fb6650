export function RegulatorRoutes() {
  return null;
}
