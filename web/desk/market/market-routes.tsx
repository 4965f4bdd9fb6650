export function MarketRoutes() {
  return null;
}
