export function AdministratorRoutes() {
  return null;
}
