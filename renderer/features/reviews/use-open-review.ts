import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../api/client.ts';

/** Lets the person choose a review's file, and goes to it. */
export function useOpenReview(): { open: () => Promise<void>; error: unknown } {
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  return {
    error,
    async open() {
      setError(null);
      try {
        const { path } = await call('app.pickFile', { purpose: 'json' });
        if (path === null) return;
        const { digest } = await call('attestation.open', { path });
        void navigate(`/reviews/answer/${digest}`);
      } catch (problem) {
        setError(problem);
      }
    },
  };
}
