"""The ledger under whatever people, stewards and operators do, in any order."""
