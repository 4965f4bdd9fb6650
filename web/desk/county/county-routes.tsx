export function CountyRoutes() {
  return null;
}
