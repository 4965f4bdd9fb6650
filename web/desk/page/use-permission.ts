import { useAccount } from '../../shared/session/use-session.ts';

/** Whether the signed-in account holds a permission of the contract. */
export function usePermission(permission: string): boolean {
  return useAccount().permissions.includes(permission);
}
