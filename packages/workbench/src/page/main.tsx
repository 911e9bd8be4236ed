import './app/styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';

const place = document.getElementById('page');
if (place) createRoot(place).render(<App />);
