import { Button } from '@mui/material';
import { useNavigate, useRouteError } from 'react-router';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { Page } from '../components/Page.tsx';

/** A page whose drawing threw: our fault. The rest of the window goes on. */
export function PageFailed() {
  const error = useRouteError();
  const navigate = useNavigate();
  return (
    <Page title="This page failed">
      <ErrorNotice
        error={error}
        action={<Button onClick={() => void navigate('/')}>Go to the overview</Button>}
      />
    </Page>
  );
}
