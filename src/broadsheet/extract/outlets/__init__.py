"""Rules for the pages of single outlets, one small file an outlet, where the generic way errs."""
